import type { TargetedKeyboardEvent } from "preact";
import { useState } from "preact/hooks";
import type { Traffic } from "../../protocol.ts";
import { outcomeOf, signedOf, timeOf, tookOf } from "./words.ts";

interface TrafficListProps {
  records: readonly Traffic[];
  chosen: number | undefined;
  choose: (id: number) => void;
}

const atFirst = 100;

/** The requests as rows; arrows move through them. */
export function TrafficList({ records, chosen, choose }: TrafficListProps) {
  const [most, setMost] = useState(atFirst);
  if (records.length === 0) return <p class="drawer-empty quiet">Nothing yet that fits.</p>;
  return (
    <ol class="traffic-list" aria-label="Requests, newest first" onKeyDown={move}>
      {records.slice(0, most).map((record) => (
        <li key={record.id}>
          <Row record={record} chosen={record.id === chosen} choose={choose} />
        </li>
      ))}
      {records.length > most && (
        <li>
          <button type="button" class="button" onClick={() => setMost(most + atFirst)}>
            Show older ones
          </button>
        </li>
      )}
    </ol>
  );
}

function move(event: TargetedKeyboardEvent<HTMLOListElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>(".traffic-row")];
  rows[rows.findIndex((row) => row === document.activeElement) + step]?.focus();
}

interface RowProps {
  record: Traffic;
  chosen: boolean;
  choose: (id: number) => void;
}

function Row({ record, chosen, choose }: RowProps) {
  const toApp = record.direction === "to-app";
  const signed = signedOf(record);
  return (
    <button
      type="button"
      class={record.error === null ? "traffic-row" : "traffic-row traffic-trouble"}
      aria-current={chosen ? "true" : undefined}
      onClick={() => choose(record.id)}
    >
      <span class={toApp ? "way way-out" : "way"} title={toApp ? "To the app" : "From the app"}>
        <span aria-hidden="true">{toApp ? "→" : "←"}</span>
        <span class="sr-only">{toApp ? "To the app" : "From the app"}</span>
      </span>
      <span class="traffic-label">
        {record.label}
        {record.retry > 0 && <span class="traffic-mark">again</span>}
        {signed !== "signed" && signed !== undefined && <span class="traffic-mark">{signed}</span>}
      </span>
      <span class="traffic-end">{outcomeOf(record)}</span>
      <span class="traffic-ms">{tookOf(record)}</span>
      <time class="quiet">{timeOf(record)}</time>
    </button>
  );
}
