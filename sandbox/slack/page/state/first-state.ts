import type { Snapshot } from "../../protocol.ts";
import { everyonesOf, reduce } from "./reducer.ts";
import type { MessageRef, Place, State } from "./state.ts";

/** A window as it opens: at the place its address names, else in the first channel the person is in. */
export function firstState(
  snapshot: Snapshot,
  me: string,
  at: { place?: Place; target?: MessageRef },
): State {
  const { channels } = snapshot;
  const empty: State = {
    ...everyonesOf(snapshot),
    me,
    messages: {},
    modals: [],
    home: null,
    forms: {},
    notices: [],
    drawer: undefined,
    violationsSeen: snapshot.violations.at(-1)?.id ?? 0,
    thread: undefined,
    target: undefined,
    newAfter: {},
    live: true,
    place: { kind: "home" },
  };
  const first = channels.find(({ joined, kind }) => joined && kind !== "im") ?? channels[0];
  const named = at.place?.kind === "channel" ? at.place.id : undefined;
  const known = at.place?.kind === "home" || channels.some(({ id }) => id === named);
  const place: Place = first === undefined ? { kind: "home" } : { kind: "channel", id: first.id };
  const filled = reduce(empty, { type: "snapshot", snapshot });
  return reduce(filled, { type: "go", place: known && at.place ? at.place : place, target: at.target });
}
