import { useState } from "preact/hooks";
import { type Overview, Switches } from "../../control/protocol.ts";
import type { Fault } from "../../faults.ts";
import { Choice } from "../parts/choice.tsx";
import { Table } from "../parts/table.tsx";
import { tell } from "../state/api.ts";
import { useDesk } from "../state/live.ts";
import { useSay } from "../state/say.ts";
import { SiteSettings } from "./site-settings.tsx";
import { faultOf, KIND_NAMES, KINDS, wordsOf } from "./switch-kinds.ts";

const everyCall = "all calls";
const groups = [...new Set(KIND_NAMES.map((kind) => KINDS[kind].group))].map((name) => ({
  name,
  options: KIND_NAMES.filter((kind) => KINDS[kind].group === name).map(
    (kind) => [kind, KINDS[kind].words] as const,
  ),
}));

/** How calls are made to go wrong, one endpoint at a time or all of them. */
export function SwitchesView({ overview }: { overview: Overview }) {
  const { data: board, problem } = useDesk("switches", Switches, ["switches"]);
  if (board === undefined) return problem === undefined ? null : <p role="alert">{problem}</p>;
  return (
    <section class="list" aria-label="The switches">
      <NewSwitch endpoints={board.endpoints} />
      <h2>On now</h2>
      <SwitchesOn board={board} />
      <h2>This site</h2>
      <SiteSettings site={overview.site} />
    </section>
  );
}

function NewSwitch({ endpoints }: { endpoints: readonly string[] }) {
  const say = useSay();
  const [endpoint, setEndpoint] = useState("*");
  const [kind, setKind] = useState<Fault["kind"]>("delay");
  const { needs } = KINDS[kind];
  const [written, write] = useState(needs?.first ?? "");
  const [times, setTimes] = useState("1");
  const switchOn = async () => {
    const often = times.trim() === "" ? {} : { times: Number(times) };
    const problem = await tell("POST", "switches", { endpoint, fault: faultOf(kind, written), ...often });
    say(problem ?? `On: ${KINDS[kind].words.toLowerCase()}, for ${endpoint === "*" ? everyCall : endpoint}.`);
  };
  const choose = (name: string) => {
    const next = KIND_NAMES.find((each) => each === name) ?? "delay";
    setKind(next);
    write(KINDS[next].needs?.first ?? "");
  };
  return (
    <form
      class="filters"
      aria-label="A new switch"
      onSubmit={(event) => {
        event.preventDefault();
        void switchOn();
      }}
    >
      <Choice
        label="For"
        value={endpoint}
        set={setEndpoint}
        groups={[{ options: [["*", "All calls"]] }, { options: endpoints.map((each) => [each, each]) }]}
      />
      <Choice label="What happens" value={kind} set={choose} groups={groups} />
      {needs !== undefined && (
        <label class="field">
          <span>{needs.label}</span>
          <input class="text-field" value={written} onInput={(event) => write(event.currentTarget.value)} />
        </label>
      )}
      <label class="field">
        <span>How often</span>
        <input
          class="text-field short"
          inputMode="numeric"
          value={times}
          placeholder="always"
          onInput={(event) => setTimes(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="button button-primary">
        Switch on
      </button>
    </form>
  );
}

function SwitchesOn({ board: { on } }: { board: Switches }) {
  const say = useSay();
  const off = async (path: string, words: string) => say((await tell("DELETE", path)) ?? words);
  return (
    <>
      <Table
        label="Switches that are on"
        heads={["For", "What happens", "Left", "Action"]}
        empty={on.length === 0 ? "None: every call is answered as the guide says." : undefined}
      >
        {on.map((one) => (
          <tr key={one.id}>
            <td>{one.endpoint === "*" ? everyCall : one.endpoint}</td>
            <td>{wordsOf(one.fault)}</td>
            <td>
              {one.left === null ? "until switched off" : one.left === 1 ? "once" : `${one.left} times`}
            </td>
            <td>
              <button
                type="button"
                class="button button-small"
                aria-label={`Switch off: ${wordsOf(one.fault)}, for ${one.endpoint === "*" ? everyCall : one.endpoint}`}
                onClick={() => void off(`switches/${one.id}`, "It is off.")}
              >
                Switch off
              </button>
            </td>
          </tr>
        ))}
      </Table>
      {on.length > 1 && (
        <p class="all-off">
          <button type="button" class="button" onClick={() => void off("switches", "All are off.")}>
            Switch all off
          </button>
        </p>
      )}
    </>
  );
}
