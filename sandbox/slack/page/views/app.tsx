import { useEffect, useState } from "preact/hooks";
import type { Snapshot } from "../../protocol.ts";
import { readSnapshot } from "../state/api.ts";
import { readLocation } from "../state/location.ts";
import { ChoosePerson } from "./choose-person.tsx";
import { Window } from "./window.tsx";

/** Loads the workspace for the person in the address, or asks whom to act as. */
export function App() {
  const [snapshot, setSnapshot] = useState<Snapshot>();
  const [problem, setProblem] = useState<string>();
  const { person } = readLocation(new URL(location.href));
  useEffect(() => {
    readSnapshot(person).then(setSnapshot, (error: unknown) => setProblem(String(error)));
  }, []);
  if (problem !== undefined)
    return (
      <main class="splash">
        <h1>The workspace cannot be shown</h1>
        <p role="alert">{problem}</p>
        <button type="button" class="button button-primary" onClick={() => location.reload()}>
          Try again
        </button>
      </main>
    );
  if (snapshot === undefined) return <main class="splash" aria-busy="true" />;
  if (snapshot.me === null) return <ChoosePerson snapshot={snapshot} />;
  return <Window snapshot={snapshot} me={snapshot.me} />;
}
