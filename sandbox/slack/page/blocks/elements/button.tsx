import { z } from "zod";
import { interactive, style, textObject } from "../objects.ts";
import { replaceEmoji } from "../text/emoji.ts";
import { useField } from "../use-field.ts";

export const buttonElement = z.object({
  type: z.literal("button"),
  ...interactive,
  text: textObject,
  value: z.string().optional(),
  url: z.string().optional(),
  style: style.optional(),
  accessibility_label: z.string().optional(),
});

type ButtonElement = Omit<z.infer<typeof buttonElement>, "type"> & { type: string };

/** A link button opens its address and sends its action, as Slack's does. */
export function Button({ of: button }: { of: ButtonElement }) {
  const { busy, problem, choose } = useField(button);
  const classes = `button ${button.style ? `button-${button.style}` : ""}`;
  const named = button.accessibility_label === undefined ? {} : { "aria-label": button.accessibility_label };
  const value = button.value === undefined ? {} : { value: button.value };
  const words = replaceEmoji(button.text.text);
  if (button.url !== undefined)
    return (
      <a
        class={classes}
        {...named}
        href={button.url}
        target="_blank"
        rel="noopener noreferrer"
        onClick={() => void choose(value)}
      >
        {words}
      </a>
    );
  return (
    <button
      type="button"
      class={classes}
      {...named}
      aria-busy={busy}
      onClick={() => !busy && void choose(value)}
    >
      {words}
      {problem !== null && (
        <span class="button-problem" role="img" aria-label={problem} title={problem}>
          ⚠
        </span>
      )}
    </button>
  );
}
