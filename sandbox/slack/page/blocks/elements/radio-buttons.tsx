import { useId } from "preact/hooks";
import { z } from "zod";
import { interactive, option } from "../objects.ts";
import { useField } from "../use-field.ts";
import { Choice } from "./choice.tsx";

export const radioButtonsElement = z.object({
  type: z.literal("radio_buttons"),
  ...interactive,
  options: z.array(option),
});

export function RadioButtons({ of: element }: { of: z.infer<typeof radioButtonsElement> }) {
  const { state, slot, choose } = useField(element);
  const name = useId();
  return (
    <div
      role="radiogroup"
      class="choices"
      aria-labelledby={slot.input?.labelId}
      aria-describedby={slot.input?.describedBy}
    >
      {element.options.map((choice, index) => (
        <Choice
          key={choice.value}
          type="radio"
          name={name}
          choice={choice}
          checked={state.selected_option?.value === choice.value}
          id={index === 0 ? slot.input?.fieldId : undefined}
          focus={index === 0 && element.focus_on_load === true}
          onChoose={() => void choose({ selected_option: choice })}
        />
      ))}
    </div>
  );
}
