import { loadingView, messageView } from "../blocks/form.ts";
import type { Message } from "../blocks/message.ts";
import { type Delivery, isClosed, type Posted, type Target } from "../slack/delivery.ts";
import type { Desk } from "./desk.ts";
import type { Surface } from "./interaction.ts";
import type { Modal } from "./modal.ts";

/** A slash command: everything is whispered through its `response_url`; Slack does not let its reply be replaced. */
export function commandSurface({ delivery }: Desk, responseUrl: string, channel: string): Surface {
  const whisper = (message: Message) => delivery.respond(responseUrl, message, { replace: false });
  return {
    isPublic: false,
    answer: passing(whisper),
    whisper,
    working: whisper,
    share: sharing(delivery, responseUrl, { channel }),
  };
}

/** What is said so that the app cannot find it again. */
function passing(say: (message: Message) => Promise<void>): Surface["answer"] {
  return async (message) => {
    await say(message);
    return undefined;
  };
}

/** Posts for everyone, so that it can be edited later; where the app is not in the channel Slack posts it for it. */
function sharing(delivery: Delivery, responseUrl: string, to: Target): Surface["answer"] {
  return async (message) => {
    try {
      return await delivery.post(to, message);
    } catch (error) {
      if (!isClosed(error)) throw error;
      await delivery.respond(responseUrl, message, { replace: false, thread: to.thread, everyone: true });
      return undefined;
    }
  };
}

/**
 * A mention in a channel: answered in its thread, where everyone reads; a working line becomes the answer. What
 * one person alone reads goes where the mention stands, because Slack shows nothing of the kind in a thread that
 * has no replies yet; a working line then has nothing to become, and is taken away.
 */
export function mentionSurface(
  { delivery }: Desk,
  at: { channel: string; thread: string | undefined; ts: string; user: string },
): Surface {
  const { channel, thread, ts, user } = at;
  const posts = createPosts(delivery, { channel, thread: thread ?? ts });
  return {
    isPublic: true,
    answer: posts.answer,
    whisper: async (message) => {
      await delivery.whisper({ channel, thread }, user, message);
      await posts.removeLine();
    },
    working: posts.working,
    share: undefined,
  };
}

/** The direct message with the app: only this person reads it, so everything is an ordinary message. */
export function directSurface(
  { delivery }: Desk,
  at: { channel: string; thread: string | undefined },
): Surface {
  const { answer, working } = createPosts(delivery, at);
  const whisper = async (message: Message) => void (await answer(message));
  return { isPublic: false, answer, whisper, working, share: undefined };
}

/** Ordinary messages, the first of which may be a working line that the next one takes the place of. */
function createPosts(delivery: Delivery, at: { channel: string; thread: string | undefined }) {
  let line: Posted | undefined;
  return {
    answer: async (message: Message) => {
      if (line === undefined) return delivery.post(at, message);
      await delivery.update(line, message);
      return line;
    },
    working: async (message: Message) => {
      line = await delivery.post(at, message);
    },
    removeLine: async () => {
      if (line !== undefined) await delivery.remove(line);
    },
  };
}

/**
 * A button on a message: the person's own message is replaced; on everyone's, the person is whispered to. A working
 * line that took the place of a message gives it to whatever is said next.
 */
export function clickSurface(
  { delivery }: Desk,
  at: {
    responseUrl: string;
    own: boolean;
    channel: string | undefined;
    thread: string | undefined;
    /** The message that was clicked, where it lasts. */
    clicked: string | undefined;
  },
): Surface {
  const { responseUrl, own, channel, thread, clicked: ts } = at;
  const stands = own && channel !== undefined && ts !== undefined ? { channel, ts } : undefined;
  const respond = (message: Message, replace: boolean) =>
    delivery.respond(responseUrl, message, { replace, thread });
  let gaveWay = false;
  return {
    isPublic: false,
    answer: async (message) => {
      await respond(message, own);
      return stands;
    },
    whisper: (message) => respond(message, gaveWay),
    working: async (message) => {
      await respond(message, own);
      gaveWay = own;
    },
    share: channel === undefined ? undefined : sharing(delivery, responseUrl, { channel, thread }),
  };
}

/** A modal that shows the answer itself. What is shared goes to the channel that it came from. */
export function modalSurface(
  { delivery }: Desk,
  at: {
    modal: Modal;
    title: string;
    channel: string | undefined;
    metadata: string | undefined;
    /** Told by direct message where the modal cannot be shown and there is no other place. */
    person?: string;
  },
): Surface {
  const { channel, modal, title, metadata, person } = at;
  const show = (message: Message) => modal.show(messageView(title, message, metadata));
  const whisper = async (message: Message) => {
    try {
      await show(message);
    } catch (error) {
      if (person === undefined) throw error;
      await delivery.post({ channel: person }, message);
    }
  };
  return {
    isPublic: false,
    answer: passing(show),
    whisper,
    working: () => modal.show(loadingView(title)),
    share: channel === undefined ? undefined : (message) => delivery.post({ channel }, message),
  };
}

/** The same surface for one person's eyes alone. */
export function alone(surface: Surface): Surface {
  const { isPublic, whisper, answer, working } = surface;
  return {
    isPublic: false,
    whisper,
    answer: isPublic ? passing(whisper) : answer,
    working: isPublic ? whisper : working,
    share: undefined,
  };
}
