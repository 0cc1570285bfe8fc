import { useWindow } from "../state/window.ts";
import { timeOf } from "./words.ts";

/** Everything the app sent that is refused, newest first: which rule was broken, and where. */
export function RefusedTab() {
  const { state, dispatch } = useWindow();
  if (state.violations.length === 0)
    return <p class="drawer-empty quiet">Nothing that {state.app.name} sent was refused.</p>;
  const show = (trafficId: number) => dispatch({ type: "drawer", drawer: { tab: "traffic", trafficId } });
  return (
    <ol class="refused">
      {state.violations.toReversed().map(({ id, at, method, error, rule, path, trafficId }) => (
        <li key={id}>
          <p>
            <code>{method}</code> <code>{error}</code> {rule}
            {path !== "" && (
              <>
                {" "}
                at <code>{path}</code>
              </>
            )}
          </p>
          <time class="quiet">{timeOf({ at })}</time>
          {trafficId !== null && (
            <button type="button" class="button" onClick={() => show(trafficId)}>
              Show the request
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}
