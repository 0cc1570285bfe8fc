import { type Overview, Switches } from "../../control/protocol.ts";
import { Table } from "../parts/table.tsx";
import { tell } from "../state/api.ts";
import { useDesk } from "../state/live.ts";
import { useSay } from "../state/say.ts";
import { NewSwitch } from "./new-switch.tsx";
import { SiteSettings } from "./site-settings.tsx";
import { nameOf, wordsOf } from "./switch-kinds.ts";

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
            <td>{nameOf(one.endpoint)}</td>
            <td>{wordsOf(one.fault)}</td>
            <td>
              {one.left === null ? "until switched off" : one.left === 1 ? "once" : `${one.left} times`}
            </td>
            <td>
              <button
                type="button"
                class="button button-small"
                aria-label={`Switch off: ${wordsOf(one.fault)}, for ${nameOf(one.endpoint)}`}
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
