import { useContext } from "preact/hooks";
import { z } from "zod";
import { useFocusOnLoad } from "../../parts/use-focus-on-load.ts";
import { BlockHost } from "../host.ts";
import { interactive } from "../objects.ts";
import { wallClock, wallTime } from "../text/zone.ts";
import { fieldAttributes, useField } from "../use-field.ts";

export const dateTimePickerElement = z.object({ type: z.literal("datetimepicker"), ...interactive });

/** Chosen on the person's own clock, sent as seconds since 1970. */
export function DateTimePicker({ of: element }: { of: z.infer<typeof dateTimePickerElement> }) {
  const { state, slot, choose } = useField(element);
  const { zone } = useContext(BlockHost).reader();
  const ref = useFocusOnLoad<HTMLInputElement>(element.focus_on_load);
  const seconds = state.selected_date_time ?? null;
  return (
    <span class="picker-zone">
      <input
        {...fieldAttributes(slot, element.placeholder?.text ?? "Date and time")}
        ref={ref}
        class="text-field picker-field"
        type="datetime-local"
        value={seconds === null ? "" : wallClock(seconds, zone)}
        onChange={(event) => void choose({ selected_date_time: wallTime(event.currentTarget.value, zone) })}
      />
      <span class="quiet">{zone}</span>
    </span>
  );
}
