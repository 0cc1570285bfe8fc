import type { Message } from "../../protocol.ts";
import { Avatar } from "../parts/avatar.tsx";
import { useTools } from "../state/window.ts";

/** Below a message with replies: who answered and how often. */
export function ThreadLink({ message }: { message: Message }) {
  const { app, directory, dispatch } = useTools();
  const { channel, ts, replyCount, replyUsers } = message;
  return (
    <button
      type="button"
      class="thread-link"
      onClick={() => dispatch({ type: "thread", thread: { channel, ts } })}
    >
      {replyUsers.slice(0, 4).map((id) => (
        <Avatar key={id} id={id} name={directory.user(id)?.name ?? id} app={id === app.botUserId} />
      ))}
      {replyCount === 1 ? "1 reply" : `${replyCount} replies`}
    </button>
  );
}
