import type { Confirmation, Option, TextObject } from "../objects.ts";
import { fieldAttributes, useField } from "../use-field.ts";

interface OptionElement {
  type: string;
  action_id: string;
  confirm?: Confirmation | undefined;
  placeholder?: TextObject | undefined;
  focus_on_load?: boolean | undefined;
  max_selected_items?: number | undefined;
}

/** What a picker over options shows and does, for one option or several. */
export function usePicked(element: OptionElement, several: boolean) {
  const { state, slot, busy, choose } = useField(element);
  const one = state.selected_option ? [state.selected_option] : [];
  return {
    blockId: slot.blockId,
    attributes: fieldAttributes(slot, element.placeholder?.text ?? "Choose"),
    placeholder: element.placeholder?.text ?? (several ? "Choose options" : "Choose an option"),
    focus: element.focus_on_load === true,
    clearable: slot.input !== undefined,
    several,
    most: element.max_selected_items,
    busy,
    picked: several ? (state.selected_options ?? []) : one,
    onPick: (options: Option[]) =>
      void choose(several ? { selected_options: options } : { selected_option: options[0] ?? null }),
  };
}
