import { useRef, useState } from "preact/hooks";
import { Avatar } from "../parts/avatar.tsx";
import { Floating } from "../parts/floating.tsx";
import { useOutsideClick } from "../parts/use-outside-click.ts";
import { useWindow } from "../state/window.ts";
import { personAddress, standing } from "./people.ts";

/** Who this window acts as, and the others one could be; each is a link, so a second tab is one click away. */
export function PersonSwitcher() {
  const { state } = useWindow();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useOutsideClick([button, list], () => setOpen(false));
  const me = state.people.find(({ id }) => id === state.me);
  if (me === undefined) return null;
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div class="person-switcher" onKeyDown={closeOnEscape}>
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-haspopup="true"
        onClick={() => setOpen(!open)}
      >
        <Avatar id={me.id} name={me.realName} />
        <span>
          <span class="sr-only">You act as </span>
          <strong>{me.realName}</strong>
          <span class="quiet">{standing(me)}</span>
        </span>
        <span aria-hidden="true">⇅</span>
      </button>
      {open && (
        <Floating anchor={button} class="menu-box people-list" stretch>
          <div ref={list} role="group" aria-label="Act as">
            <p class="menu-heading">Act as</p>
            {state.people
              .filter(({ isBot }) => !isBot)
              .map((person) => (
                <div key={person.id} class="person-row">
                  <a
                    href={personAddress(person.id)}
                    aria-current={person.id === state.me ? "true" : undefined}
                  >
                    <Avatar id={person.id} name={person.realName} />
                    <span>
                      <strong>{person.realName}</strong>
                      <span class="quiet">{standing(person)}</span>
                    </span>
                  </a>
                  <a
                    class="icon-button"
                    href={personAddress(person.id)}
                    target="_blank"
                    rel="noopener"
                    aria-label={`Open a tab as ${person.realName}`}
                    title="Open in a new tab"
                  >
                    ↗
                  </a>
                </div>
              ))}
          </div>
        </Floating>
      )}
    </div>
  );
}
