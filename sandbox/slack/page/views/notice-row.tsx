import type { Notice } from "../../protocol.ts";
import { formatDate } from "../blocks/text/date.ts";
import { Avatar } from "../parts/avatar.tsx";
import { useWindow } from "../state/window.ts";

/** What the workspace itself tells one person, such as a command that failed. */
export function NoticeRow({ notice }: { notice: Notice }) {
  const { state, dispatch, reader } = useWindow();
  return (
    <div class="message ephemeral notice" role="alert">
      <Avatar id={state.team.id} name={state.team.name} app />
      <div class="message-main">
        <p class="only-you">◉ Only visible to you</p>
        <header>
          <strong>{state.team.name}</strong>
          <time class="time">{formatDate(notice.at / 1000, "{time}", reader())}</time>
        </header>
        <div class="message-text">{notice.text}</div>
      </div>
      <button
        type="button"
        class="icon-button"
        aria-label="Dismiss"
        onClick={() => dispatch({ type: "notice_seen", id: notice.id })}
      >
        ×
      </button>
    </div>
  );
}
