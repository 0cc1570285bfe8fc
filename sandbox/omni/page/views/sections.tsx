import type { Overview } from "../../control/protocol.ts";
import { hashOf, type View, VIEWS } from "../state/place.ts";

/** The list of views, with what goes on in them. */
export function Sections({ view, overview }: { view: View; overview: Overview }) {
  const names = Object.keys(VIEWS).filter((name): name is View => Object.hasOwn(VIEWS, name));
  return (
    <nav class="sections" aria-label="Views">
      <ul>
        {names.map((name) => (
          <li key={name}>
            <a href={hashOf(name)} aria-current={name === view ? "page" : undefined}>
              {VIEWS[name]}
              <Mark name={name} overview={overview} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Mark({ name, overview }: { name: View; overview: Overview }) {
  if (name === "switches" && overview.switches > 0)
    return <span class="mark mark-warn">{overview.switches} on</span>;
  if (name === "story" && overview.story.playing) return <span class="mark">playing</span>;
  return null;
}
