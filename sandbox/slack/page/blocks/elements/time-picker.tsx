import { z } from "zod";
import { useFocusOnLoad } from "../../parts/use-focus-on-load.ts";
import { interactive } from "../objects.ts";
import { fieldAttributes, useField } from "../use-field.ts";

export const timePickerElement = z.object({
  type: z.literal("timepicker"),
  ...interactive,
  timezone: z.string().optional(),
});

export function TimePicker({ of: element }: { of: z.infer<typeof timePickerElement> }) {
  const { state, slot, choose } = useField(element);
  const ref = useFocusOnLoad<HTMLInputElement>(element.focus_on_load);
  return (
    <span class="picker-zone">
      <input
        {...fieldAttributes(slot, element.placeholder?.text ?? "Time")}
        ref={ref}
        class="text-field picker-field"
        type="time"
        value={state.selected_time ?? ""}
        onChange={(event) => void choose({ selected_time: event.currentTarget.value || null })}
      />
      {element.timezone !== undefined && <span class="quiet">{element.timezone}</span>}
    </span>
  );
}
