import { z } from "zod";
import { useFocusOnLoad } from "../../parts/use-focus-on-load.ts";
import { interactive } from "../objects.ts";
import { fieldAttributes, useField } from "../use-field.ts";

export const datePickerElement = z.object({ type: z.literal("datepicker"), ...interactive });

export function DatePicker({ of: element }: { of: z.infer<typeof datePickerElement> }) {
  const { state, slot, choose } = useField(element);
  const ref = useFocusOnLoad<HTMLInputElement>(element.focus_on_load);
  return (
    <input
      {...fieldAttributes(slot, element.placeholder?.text ?? "Date")}
      ref={ref}
      class="text-field picker-field"
      type="date"
      value={state.selected_date ?? ""}
      onChange={(event) => void choose({ selected_date: event.currentTarget.value || null })}
    />
  );
}
