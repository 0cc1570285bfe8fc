import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { View } from "../../protocol.ts";
import { Blocks } from "../blocks/block.tsx";
import { BlockHost } from "../blocks/host.ts";
import { Dialog } from "../parts/dialog.tsx";
import { useSurface } from "../state/use-surface.ts";
import { useWindow } from "../state/window.ts";

/** One modal: its form, submit with a working state, errors at their fields with what was typed kept. */
export function Modal({ view, depth }: { view: View; depth: number }) {
  const { state, api } = useWindow();
  const [working, setWorking] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const container = { type: "view", viewId: view.id } as const;
  const values = state.forms[view.id];
  const host = useSurface({
    surface: view.id,
    form: values,
    blocks: view.blocks,
    container,
    errors: view.errors,
  });
  useFocusFirstError(form, view.errors);

  const submit = async () => {
    if (working || view.submit === null || view.submitDisabled) return;
    setWorking(true);
    setTrouble(null);
    const outcome = await api.post("submit", { viewId: view.id, state: values ?? {} });
    setWorking(false);
    setTrouble(outcome.errors === undefined ? outcome.problem : null);
  };
  const close = (all: boolean) => void api.post("close", { viewId: view.id, all });
  const problem = view.problem ?? trouble;
  const errors = Object.keys(view.errors).length;

  return (
    <Dialog labelledBy={id} class="modal" onEscape={() => close(false)}>
      <form
        ref={form}
        noValidate
        aria-busy={working}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <header>
          <h2 id={id}>{view.title?.text ?? state.app.name}</h2>
          {depth > 1 && <span class="quiet">step {depth}</span>}
          <button
            type="button"
            class="icon-button"
            aria-label="Close"
            title="Close all"
            onClick={() => close(true)}
          >
            ×
          </button>
        </header>
        <div class="dialog-body" tabIndex={-1}>
          <BlockHost.Provider value={host}>
            <Blocks blocks={view.blocks} />
          </BlockHost.Provider>
        </div>
        {problem !== null && (
          <p class="modal-problem" role="alert">
            {problem}
          </p>
        )}
        <p class="sr-only" role="status">
          {errors > 0 ? `${errors === 1 ? "One field needs" : `${errors} fields need`} another look.` : ""}
        </p>
        <footer>
          <button type="button" class="button" onClick={() => close(false)}>
            {view.close?.text ?? (view.submit === null ? "Close" : "Cancel")}
          </button>
          {view.submit !== null && (
            <button
              type="submit"
              class="button button-primary"
              disabled={view.submitDisabled}
              aria-busy={working}
            >
              {view.submit.text}
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}

function useFocusFirstError(
  form: { current: HTMLFormElement | null },
  errors: Readonly<Record<string, string>>,
) {
  useEffect(() => {
    form.current?.querySelector<HTMLElement>(".input-wrong :is(input, textarea, button)")?.focus();
  }, [errors]);
}
