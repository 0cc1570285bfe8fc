import type { Message } from "../../protocol.ts";
import { Avatar } from "../parts/avatar.tsx";
import { useTools } from "../state/window.ts";

/** Below a message with replies: who answered and how often, and how many the person has not read. */
export function ThreadLink({ message, news }: { message: Message; news: number }) {
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
      {news > 0 && <span class="thread-news">{news} new</span>}
    </button>
  );
}
