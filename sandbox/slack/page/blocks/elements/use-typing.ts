import type { TargetedEvent, TargetedKeyboardEvent } from "preact";
import type { useField } from "../use-field.ts";

type Typed = HTMLInputElement | HTMLTextAreaElement;

interface TypedElement {
  multiline?: boolean;
  dispatch_action_config?: { trigger_actions_on?: string[] | undefined } | undefined;
}

const valueOf = (target: Typed) => (target.value === "" ? null : target.value);

/** What typing does: the form keeps each character; an action goes out on Enter, or on each character if asked. */
export function useTyping(element: TypedElement, field: ReturnType<typeof useField>) {
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  return {
    onInput: (event: TargetedEvent<Typed>) => {
      const typed = { value: valueOf(event.currentTarget) };
      field.set(typed);
      if (field.sends && triggers.includes("on_character_entered")) void field.send(typed);
    },
    onKeyDown: (event: TargetedKeyboardEvent<Typed>) => {
      const asked = field.sends && triggers.includes("on_enter_pressed");
      if (!asked || event.key !== "Enter" || (element.multiline === true && event.shiftKey)) return;
      event.preventDefault();
      void field.send({ value: valueOf(event.currentTarget) });
    },
  };
}
