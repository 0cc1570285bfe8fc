import type { Violation } from "../../protocol.ts";
import { useTools, useWindow } from "../state/window.ts";

/** Loud on purpose: what the app sent and the platform refuses. In the real place only the app would see it. */
export function Violations() {
  const { state, dispatch } = useWindow();
  const fresh = state.violations.filter(({ id }) => id > state.violationsSeen);
  const last = fresh.at(-1);
  if (last === undefined) return null;
  return (
    <section class="violations" role="alert" aria-label="Refused by the platform">
      <div>
        <strong>
          {fresh.length === 1
            ? "The app sent something that is refused"
            : `${fresh.length} things the app sent are refused`}
        </strong>
        <ul>
          {fresh
            .slice(-4)
            .toReversed()
            .map((violation) => (
              <Line key={violation.id} violation={violation} />
            ))}
        </ul>
      </div>
      <button type="button" class="button" onClick={() => dispatch({ type: "violations_seen" })}>
        Put away
      </button>
    </section>
  );
}

function Line({ violation }: { violation: Violation }) {
  const { dispatch } = useTools();
  const { trafficId } = violation;
  return (
    <li>
      <code>{violation.method}</code> <code>{violation.error}</code> {violation.rule}
      {violation.path !== "" && (
        <>
          {" "}
          at <code>{violation.path}</code>
        </>
      )}
      {trafficId !== null && (
        <button
          type="button"
          class="violation-show"
          onClick={() => dispatch({ type: "drawer", drawer: { tab: "traffic", trafficId } })}
        >
          Show the request
        </button>
      )}
    </li>
  );
}
