import { useEffect, useRef } from "preact/hooks";
import type { Toast } from "./use-toasts.ts";

/** Shown above everything, open dialogs included. */
export function Toasts({ toasts, drop }: { toasts: readonly Toast[]; drop: (id: number) => void }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    ref.current?.hidePopover();
    if (toasts.length > 0) ref.current?.showPopover();
  }, [toasts]);
  return (
    <div ref={ref} popover="manual" class="toasts" role="status" aria-live="polite">
      {toasts.map((toast) => (
        <p key={toast.id}>
          {toast.text}
          <button type="button" aria-label="Dismiss" onClick={() => drop(toast.id)}>
            ×
          </button>
        </p>
      ))}
    </div>
  );
}
