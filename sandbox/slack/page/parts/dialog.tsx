import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

interface DialogProps {
  labelledBy: string;
  class: string;
  /** Asked to close by the keyboard; what happens is up to the owner. */
  onEscape: () => void;
  children: ComponentChildren;
}

const focusable =
  "[data-autofocus], input, textarea, select, .dialog-body button, footer .button-primary, button";

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
  for (const selector of focusable.split(", ")) {
    const found = dialog?.querySelector<HTMLElement>(selector);
    if (found) return found;
  }
  return null;
}
