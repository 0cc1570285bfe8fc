import type { Message } from "../../protocol.ts";
import { Menu } from "../parts/menu.tsx";
import { permalinkTo } from "../blocks/permalink.ts";
import { useTools } from "../state/window.ts";

/** What can be done with a message: reply in its thread, the app's message shortcuts, copy a link to it. */
export function MessageTools({
  message,
  threaded,
  name,
}: {
  message: Message;
  threaded: boolean;
  name: string;
}) {
  const { app, shortcuts: all, api, dispatch, tell } = useTools();
  const { channel, ts, threadTs } = message;
  const run = async (callbackId: string) => {
    const outcome = await api.post("message-shortcut", { callbackId, channel, ts });
    if (outcome.problem !== null) tell(outcome.problem);
  };
  const copy = () => {
    const link = permalinkTo(channel, ts);
    navigator.clipboard.writeText(link).then(
      () => tell("Link copied."),
      () => tell(link),
    );
  };
  const shortcuts = all.filter(({ type }) => type === "message");
  if (message.ephemeral) return null;
  return (
    <div class="message-tools" role="group" aria-label={`What to do with the message from ${name}`}>
      {!threaded && (
        <button
          type="button"
          class="icon-button"
          aria-label="Reply in thread"
          title="Reply in thread"
          onClick={() => dispatch({ type: "thread", thread: { channel, ts: threadTs ?? ts } })}
        >
          ↩
        </button>
      )}
      <Menu
        label="More for this message"
        face="⋮"
        faceClass="icon-button"
        items={[
          ...shortcuts.map(({ callbackId, name: words }) => ({
            words,
            detail: app.name,
            run: () => void run(callbackId),
          })),
          { words: "Copy link", run: copy },
        ]}
      />
    </div>
  );
}
