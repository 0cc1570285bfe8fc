import { useState } from "preact/hooks";
import { CallRows, OneCall, Switches } from "../../control/protocol.ts";
import { StatusBadge } from "../parts/badge.tsx";
import { Choice } from "../parts/choice.tsx";
import { Detail } from "../parts/detail.tsx";
import { Pager } from "../parts/pager.tsx";
import { Table } from "../parts/table.tsx";
import { pretty, timeOfDay } from "../parts/words.ts";
import { tell, withQuery } from "../state/api.ts";
import { useDesk } from "../state/live.ts";
import { hashOf } from "../state/place.ts";
import { useSay } from "../state/say.ts";

interface Filter {
  readonly endpoint: string;
  readonly trouble: string;
  readonly page: number;
}

/** The last thousand calls, and one of them with its bodies. */
export function Calls({ words: [id] }: { words: readonly string[] }) {
  const [filter, setFilter] = useState<Filter>({ endpoint: "", trouble: "", page: 1 });
  const { data, problem } = useDesk(withQuery("calls", { ...filter }), CallRows, ["calls"]);
  const change = (part: Partial<Filter>) => setFilter({ ...filter, page: 1, ...part });
  return (
    <div class={id === undefined ? "split" : "split split-open"}>
      <section class="list" aria-label="All calls">
        <Filters filter={filter} change={change} />
        {problem !== undefined && <p role="alert">{problem}</p>}
        {data !== undefined && (
          <Table
            label="Calls"
            heads={["Time", "Call", "~Endpoint", "Answer", "#ms"]}
            empty={data.rows.length === 0 ? "No call yet. The next one appears by itself." : undefined}
          >
            {data.rows.map((row) => (
              <Row key={row.id} row={row} here={String(row.id) === id} />
            ))}
          </Table>
        )}
        <Pager page={filter.page} more={data?.more ?? false} go={(page) => change({ page })} />
      </section>
      {id !== undefined && <CallDetail id={id} />}
    </div>
  );
}

function Filters({ filter, change }: { filter: Filter; change: (part: Partial<Filter>) => void }) {
  const say = useSay();
  const { data: board } = useDesk("switches", Switches, []);
  const forget = async () => say((await tell("DELETE", "calls")) ?? "The log is empty.");
  return (
    <div class="filters">
      <Choice
        label="Endpoint"
        value={filter.endpoint}
        set={(endpoint) => change({ endpoint })}
        groups={[
          { options: [["", "All"]] },
          { options: (board?.endpoints ?? []).map((each) => [each, each]) },
        ]}
      />
      <label class="tick">
        <input
          type="checkbox"
          checked={filter.trouble !== ""}
          onChange={(event) => change({ trouble: event.currentTarget.checked ? "yes" : "" })}
        />
        Only what went wrong
      </label>
      <button type="button" class="button" onClick={() => void forget()}>
        Forget all
      </button>
    </div>
  );
}

function Row({ row, here }: { row: CallRows["rows"][number]; here: boolean }) {
  return (
    <tr class={here ? "here" : undefined}>
      <td class="when">{timeOfDay(row.time)}</td>
      <td class="call-path">
        <a href={hashOf("calls", row.id)} aria-current={here ? "true" : undefined}>
          {row.method} {row.path}
        </a>
        {row.query !== "" && <span class="quiet">?{row.query}</span>}
      </td>
      <td class="spare">{row.endpoint ?? "not published"}</td>
      <td>
        <StatusBadge status={row.status} />
      </td>
      <td class="number">{Math.round(row.ms)}</td>
    </tr>
  );
}

function CallDetail({ id }: { id: string }) {
  const { data: call, problem } = useDesk(`calls/${encodeURIComponent(id)}`, OneCall, []);
  return (
    <Detail title={`Call ${id}`} of={`Call ${id}`} back={hashOf("calls")}>
      {problem !== undefined && <p role="alert">{problem}</p>}
      {call !== undefined && (
        <>
          <p class="badges">
            <StatusBadge status={call.status} /> <span>{Math.round(call.ms)} ms</span>{" "}
            <span class="quiet">trace {call.traceId}</span>
          </p>
          <h3>Asked</h3>
          <pre role="region" tabIndex={0} aria-label="What was asked">
            {`${call.method} ${call.path}`}
            {call.query.split("&").map((part, at) => part && `\n${at === 0 ? "?" : "&"}${part}`)}
            {call.body !== undefined && `\n\n${JSON.stringify(call.body, null, 2)}`}
          </pre>
          <h3>Answered</h3>
          <pre role="region" tabIndex={0} aria-label="What was answered">
            {call.status === null && "The connection was dropped.\n\n"}
            {call.answer === "" ? "No body." : pretty(call.answer)}
          </pre>
        </>
      )}
    </Detail>
  );
}
