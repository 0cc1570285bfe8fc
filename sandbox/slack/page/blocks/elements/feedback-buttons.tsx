import { z } from "zod";
import { interactive, textObject } from "../objects.ts";
import { replaceEmoji } from "../text/emoji.ts";
import { useField } from "../use-field.ts";

const feedback = z.object({
  text: textObject,
  value: z.string(),
  accessibility_label: z.string().optional(),
});
export const feedbackButtonsElement = z.object({
  type: z.literal("feedback_buttons"),
  ...interactive,
  positive_button: feedback,
  negative_button: feedback,
});

/** Whether something was of use: two buttons, of which the last pressed stays marked. */
export function FeedbackButtons({ of: element }: { of: z.infer<typeof feedbackButtonsElement> }) {
  const { state, busy, choose } = useField(element);
  const sides = [element.positive_button, element.negative_button];
  return (
    <>
      {sides.map((side) => (
        <button
          key={side.value}
          type="button"
          class="button button-small feedback"
          aria-label={side.accessibility_label ?? side.text.text}
          aria-pressed={state.value === side.value}
          onClick={() => !busy && void choose({ value: side.value })}
        >
          {replaceEmoji(side.text.text)}
        </button>
      ))}
    </>
  );
}
