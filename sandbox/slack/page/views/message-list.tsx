import type { ComponentChildren } from "preact";
import type { Message, Notice } from "../../protocol.ts";
import { dayKey, formatDate } from "../blocks/text/date.ts";
import { messageKey } from "../state/state.ts";
import type { NewReplies } from "../state/threads.ts";
import { useWindow } from "../state/window.ts";
import { MessageRow } from "./message-row.tsx";
import { NoticeRow } from "./notice-row.tsx";
import { ToEnd } from "./to-end.tsx";
import { useStickToEnd } from "./use-stick-to-end.ts";

interface MessageListProps {
  messages: readonly Message[];
  notices: readonly Notice[];
  newAfter?: string | undefined;
  target?: string | undefined;
  empty?: ComponentChildren;
  /** Inside the thread panel: no thread links below the messages. */
  threaded?: boolean;
  /** What is new in threads, by the `ts` of their parents. */
  news?: ReadonlyMap<string, NewReplies>;
  /** Grows with each thing that the person sends: it is shown, and what comes after it. */
  sent: number;
}

const groupedWithin = 300;

/** Messages with a divider for each day; those of one author within minutes stand together. */
export function MessageList({
  messages,
  notices,
  newAfter,
  target,
  empty,
  threaded = false,
  news,
  sent,
}: MessageListProps) {
  const { reader, state } = useWindow();
  const { zone } = reader();
  const count = messages.length + notices.length;
  const { ref, toEnd } = useStickToEnd(count, target, sent);
  const firstNew = messages.find(
    ({ ts, user, ephemeral }) =>
      newAfter !== undefined && !ephemeral && user !== state.me && Number(ts) > Number(newAfter),
  );
  const rows = messages.map((message, index) => {
    const before = messages[index - 1];
    const newDay = before === undefined || dayOf(before, zone) !== dayOf(message, zone);
    const isNew = message === firstNew && newAfter !== "0000000000.000000";
    const grouped = !newDay && !isNew && before !== undefined && together(before, message);
    const since = before === undefined ? 0 : Number(before.ts);
    return (
      <div key={message.ts} role="listitem">
        <Notices notices={notices} after={since} until={Number(message.ts)} />
        {newDay && <DayDivider ts={message.ts} />}
        {isNew && (
          <p class="new-line">
            <span>New</span>
          </p>
        )}
        <MessageRow
          message={message}
          form={state.forms[messageKey(message)]}
          grouped={grouped}
          target={message.ts === target}
          threaded={threaded}
          news={news?.get(message.ts)?.count ?? 0}
        />
      </div>
    );
  });
  return (
    <div class="message-scroll" ref={ref} tabIndex={0} role="region" aria-label="Messages">
      {empty}
      <div class="messages" role="list">
        {stretchesOf(rows).map((some, index) => (
          <div key={index} class="stretch" role="presentation">
            {some}
          </div>
        ))}
        <div role="listitem">
          <Notices notices={notices} after={Number(messages.at(-1)?.ts ?? 0)} until={Infinity} />
        </div>
      </div>
      <ToEnd list={ref} count={count} toEnd={toEnd} />
    </div>
  );
}

/** How many messages the browser draws or leaves out at once; five scrolled best (bench h). */
const inStretch = 5;
const stretchesOf = <T,>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / inStretch) }, (_, at) =>
    rows.slice(at * inStretch, (at + 1) * inStretch),
  );

/** The notices that came between two messages. */
function Notices({ notices, after, until }: { notices: readonly Notice[]; after: number; until: number }) {
  return notices
    .filter(({ at }) => at / 1000 > after && at / 1000 <= until)
    .map((notice) => <NoticeRow key={notice.id} notice={notice} />);
}

const dayOf = ({ ts }: Message, zone: string) => dayKey(Number(ts) * 1000, zone);

function together(before: Message, message: Message): boolean {
  const near = Number(message.ts) - Number(before.ts) < groupedWithin;
  const plain = message.subtype === null && before.subtype === null;
  return near && plain && before.user === message.user && before.ephemeral === message.ephemeral;
}

function DayDivider({ ts }: { ts: string }) {
  const { reader } = useWindow();
  const day = formatDate(Number(ts), "{day_divider_pretty}", reader());
  return (
    <div class="day" role="separator" aria-label={day}>
      <span>{day}</span>
    </div>
  );
}
