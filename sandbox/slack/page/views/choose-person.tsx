import { useEffect } from "preact/hooks";
import type { Snapshot } from "../../protocol.ts";
import { Avatar } from "../parts/avatar.tsx";
import { personAddress, standing } from "./people.ts";

/** The first page: whom to act as. Each tab is its own person. */
export function ChoosePerson({ snapshot }: { snapshot: Snapshot }) {
  useEffect(() => {
    document.title = snapshot.team.name;
  }, []);
  return (
    <main class="splash">
      <h1>{snapshot.team.name}</h1>
      <p>Who do you want to be? Each tab is its own person: open two to see both sides.</p>
      <ul class="people-cards">
        {snapshot.people
          .filter(({ isBot }) => !isBot)
          .map((person) => (
            <li key={person.id}>
              <a href={personAddress(person.id)}>
                <Avatar id={person.id} name={person.realName} />
                <span>
                  <strong>{person.realName}</strong>
                  <span class="quiet">{standing(person)}</span>
                </span>
              </a>
            </li>
          ))}
      </ul>
    </main>
  );
}
