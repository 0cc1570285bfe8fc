import type { ComponentChildren, TargetedKeyboardEvent } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Floating } from "./floating.tsx";
import { useOutsideClick } from "./use-outside-click.ts";

interface MenuItem {
  words: string;
  detail?: string | undefined;
  run: () => void;
}

interface MenuProps {
  /** What the button is called for those who cannot see its face. */
  label: string;
  face: ComponentChildren;
  faceClass: string;
  busy?: boolean;
  heading?: string;
  items: readonly MenuItem[];
  /** What is said when there is nothing to choose. */
  empty?: string;
}

/** A button that opens a list of things to do; arrows move, Enter does, Escape closes and goes back. */
export function Menu({ label, face, faceClass, busy = false, heading, items, empty }: MenuProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class={faceClass}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-busy={busy}
        onClick={() => setOpen(!open)}
      >
        {face}
      </button>
      {open && (
        <Floating anchor={button} class="menu-box" align="end">
          {heading !== undefined && <p class="menu-heading">{heading}</p>}
          {items.length === 0 && <p class="menu-heading">{empty}</p>}
          <MenuList
            id={id}
            label={label}
            items={items}
            anchor={button}
            close={close}
            leave={() => setOpen(false)}
          />
        </Floating>
      )}
    </>
  );
}

interface MenuListProps extends Pick<MenuProps, "items" | "label"> {
  id: string;
  anchor: { current: HTMLElement | null };
  close: () => void;
  leave: () => void;
}

function MenuList({ id, label, items, anchor, close, leave }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null);
  const entries = () => [...(list.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
  useEffect(() => entries()[0]?.focus(), []);
  useOutsideClick([list, anchor], leave);
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>) => {
    const all = entries();
    const at = all.findIndex((entry) => entry === document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
    if (next !== undefined) all[next % all.length]?.focus();
    else if (event.key === "Escape") close();
    else if (event.key === "Tab") return leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={list} id={id} role="menu" aria-label={label} onKeyDown={onKeyDown}>
      {items.map((item) => (
        <button
          key={item.words}
          type="button"
          role="menuitem"
          tabIndex={-1}
          onClick={() => {
            close();
            item.run();
          }}
        >
          <span>{item.words}</span>
          {item.detail !== undefined && item.detail !== "" && <span class="quiet">{item.detail}</span>}
        </button>
      ))}
    </div>
  );
}
