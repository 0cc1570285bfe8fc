import type { Question } from "../../operations/question.ts";
import { formValue } from "../codec.ts";
import { ACTION } from "../ids.ts";
import type { AnyBlock, Message } from "../message.ts";

/** What the buttons of a message that open forms are about: each operation, and what its form is filled with. */
export function formsOn({ blocks }: Pick<Message, "blocks">): Question[] {
  return blocks.flatMap(buttonsOf).flatMap((button) => {
    if (!ACTION.form.test(button.action_id ?? "")) return [];
    return formValue.decode(button.value) ?? [];
  });
}

function buttonsOf(block: AnyBlock) {
  const elements =
    block.type === "actions" ? block.elements : block.type === "section" ? [block.accessory] : [];
  return elements.filter((element) => element?.type === "button");
}
