import { plainText } from "../blocks/text/nodes.ts";
import { parseMrkdwn } from "../blocks/text/mrkdwn.ts";
import { useWindow } from "../state/window.ts";

/** Reads out the newest message of the open channel, for those who do not see it arrive. */
export function Announcer() {
  const { state, directory } = useWindow();
  const channel = state.place.kind === "channel" ? state.place.id : undefined;
  const last = channel === undefined ? undefined : state.messages[channel]?.at(-1);
  const heard = last !== undefined && last.user !== state.me ? last : undefined;
  return (
    <p class="sr-only" role="status" aria-live="polite" data-announcer>
      {heard &&
        `${directory.user(heard.user)?.name ?? state.app.name}: ${plainText(parseMrkdwn(heard.text))}`}
    </p>
  );
}
