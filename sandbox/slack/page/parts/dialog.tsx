import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

interface DialogProps {
  labelledBy: string;
  class: string;
  /** Asked to close by the keyboard; what happens is up to the owner. */
  onEscape: () => void;
  children: ComponentChildren;
}

/** Where the focus goes first, the best that there is. */
const firstStops = [
  "[data-autofocus]",
  ".dialog-body :is(input, textarea)",
  ".dialog-body :is(button, a)",
  "footer .button-primary",
  "button",
];

/** A modal dialog of the browser's own kind: focus stays inside, the rest is inert, and goes back at the end. */
export function Dialog({ labelledBy, class: name, onEscape, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    dialog?.showModal();
    if (
      dialog?.contains(document.activeElement) !== true ||
      document.activeElement?.closest(".dialog-body") === null
    )
      firstField(dialog)?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      class={`dialog ${name}`}
      aria-labelledby={labelledBy}
      onCancel={(event) => {
        event.preventDefault();
        onEscape();
      }}
    >
      {children}
    </dialog>
  );
}

function firstField(dialog: HTMLElement | null): HTMLElement | null {
  const found = firstStops.map((selector) => dialog?.querySelector<HTMLElement>(selector));
  return found.find((element) => element) ?? null;
}
