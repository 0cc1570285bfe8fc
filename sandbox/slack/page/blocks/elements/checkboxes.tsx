import { z } from "zod";
import { interactive, type Option, option } from "../objects.ts";
import { useField } from "../use-field.ts";
import { Choice } from "./choice.tsx";

export const checkboxesElement = z.object({
  type: z.literal("checkboxes"),
  ...interactive,
  options: z.array(option),
});

export function Checkboxes({ of: element }: { of: z.infer<typeof checkboxesElement> }) {
  const { state, slot, choose } = useField(element);
  const chosen = state.selected_options ?? [];
  const has = (choice: Option) => chosen.some((one) => one.value === choice.value);
  const toggle = (choice: Option) =>
    choose({ selected_options: element.options.filter((one) => has(one) !== (one.value === choice.value)) });
  return (
    <div
      role="group"
      class="choices"
      aria-labelledby={slot.input?.labelId}
      aria-describedby={slot.input?.describedBy}
    >
      {element.options.map((choice, index) => (
        <Choice
          key={choice.value}
          type="checkbox"
          choice={choice}
          checked={has(choice)}
          id={index === 0 ? slot.input?.fieldId : undefined}
          focus={index === 0 && element.focus_on_load === true}
          onChoose={() => void toggle(choice)}
        />
      ))}
    </div>
  );
}
