import { useId } from "preact/hooks";
import type { Confirmation } from "../blocks/objects.ts";
import { Text } from "../blocks/text/text-object.tsx";
import { Dialog } from "./dialog.tsx";

/** The confirmation an element asks for before it is sent. */
export function Confirm({ question, answer }: { question: Confirmation; answer: (yes: boolean) => void }) {
  const id = useId();
  return (
    <Dialog labelledBy={id} class="dialog-small" onEscape={() => answer(false)}>
      <h2 id={id}>{question.title?.text ?? "Are you sure?"}</h2>
      <div class="dialog-body">
        <Text text={question.text} />
      </div>
      <footer>
        <button type="button" class="button" onClick={() => answer(false)}>
          {question.deny?.text ?? "Cancel"}
        </button>
        <button
          type="button"
          class={`button button-${question.style === "danger" ? "danger" : "primary"}`}
          data-autofocus
          onClick={() => answer(true)}
        >
          {question.confirm?.text ?? "Yes"}
        </button>
      </footer>
    </Dialog>
  );
}
