import { loadingView, messageView } from "../blocks/form.ts";
import type { Message } from "../blocks/message.ts";
import type { Posted } from "../slack/delivery.ts";
import type { Desk } from "./desk.ts";
import type { Surface } from "./interaction.ts";
import type { Modal } from "./modal.ts";

/** A slash command: everything is whispered through its `response_url`; Slack does not let its reply be replaced. */
export function commandSurface({ delivery }: Desk, responseUrl: string): Surface {
  const whisper = (message: Message) => delivery.respond(responseUrl, message, { replace: false });
  const share = (message: Message) =>
    delivery.respond(responseUrl, message, { replace: false, everyone: true });
  return { isPublic: false, answer: whisper, whisper, working: whisper, share };
}

/**
 * A mention in a channel: answered in its thread, where everyone reads; a working line becomes the answer. What
 * one person alone reads goes where the mention stands, because Slack shows nothing of the kind in a thread that
 * has no replies yet.
 */
export function mentionSurface(
  desk: Desk,
  at: { channel: string; thread: string | undefined; ts: string; user: string },
): Surface {
  const { channel, thread, ts, user } = at;
  return {
    ...directSurface(desk, { channel, thread: thread ?? ts }),
    isPublic: true,
    whisper: (message) => desk.delivery.whisper({ channel, thread }, user, message),
  };
}

/** The direct message with the app: only this person reads it, so everything is an ordinary message. */
export function directSurface(
  { delivery }: Desk,
  at: { channel: string; thread: string | undefined },
): Surface {
  let line: Posted | undefined;
  const post = async (message: Message) => void (await delivery.post(at, message));
  return {
    isPublic: false,
    answer: (message) => (line === undefined ? post(message) : delivery.update(line, message)),
    whisper: post,
    working: async (message) => {
      line = await delivery.post(at, message);
    },
    share: undefined,
  };
}

/** A button on a message: the person's own message is replaced; on everyone's, the person is whispered to. */
export function clickSurface(
  { delivery }: Desk,
  at: { responseUrl: string; own: boolean; thread: string | undefined },
): Surface {
  const respond = (replace: boolean) => (message: Message) =>
    delivery.respond(at.responseUrl, message, { replace, thread: at.thread });
  return {
    isPublic: false,
    answer: respond(at.own),
    whisper: respond(false),
    working: respond(at.own),
    share: (message) =>
      delivery.respond(at.responseUrl, message, { replace: false, thread: at.thread, everyone: true }),
  };
}

/** A modal that shows the answer itself. What is shared goes to the channel that it came from. */
export function modalSurface(
  { delivery }: Desk,
  at: { modal: Modal; title: string; channel: string | undefined; metadata: string | undefined },
): Surface {
  const { channel, modal, title, metadata } = at;
  const show = (message: Message) => modal.show(messageView(title, message, metadata));
  return {
    isPublic: false,
    answer: show,
    whisper: show,
    working: () => modal.show(loadingView(title)),
    share:
      channel === undefined ? undefined : async (message) => void (await delivery.post({ channel }, message)),
  };
}
