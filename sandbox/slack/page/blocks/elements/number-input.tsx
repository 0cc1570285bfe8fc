import { z } from "zod";
import { useFocusOnLoad } from "../../parts/use-focus-on-load.ts";
import { dispatchable, interactive } from "../objects.ts";
import { fieldAttributes, useField } from "../use-field.ts";
import { useTyping } from "./use-typing.ts";

export const numberInputElement = z.object({
  type: z.literal("number_input"),
  ...interactive,
  ...dispatchable,
  is_decimal_allowed: z.boolean().default(false),
  min_value: z.coerce.string().optional(),
  max_value: z.coerce.string().optional(),
});

/** Kept as text, as Slack does: what is not a number is refused at the field, not swallowed. */
export function NumberInput({ of: element }: { of: z.infer<typeof numberInputElement> }) {
  const field = useField(element);
  const typing = useTyping(element, field);
  const ref = useFocusOnLoad<HTMLInputElement>(element.focus_on_load);
  return (
    <input
      {...fieldAttributes(field.slot, element.placeholder?.text)}
      {...typing}
      ref={ref}
      class="text-field number-field"
      inputMode={element.is_decimal_allowed ? "decimal" : "numeric"}
      placeholder={element.placeholder?.text ?? ""}
      value={field.state.value ?? ""}
      autocomplete="off"
    />
  );
}
