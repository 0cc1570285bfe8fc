import { useContext } from "preact/hooks";
import { z } from "zod";
import { BlockHost } from "../host.ts";
import { interactive, textObject } from "../objects.ts";
import { replaceEmoji } from "../text/emoji.ts";
import { useField } from "../use-field.ts";

export const iconButtonElement = z.object({
  type: z.literal("icon_button"),
  ...interactive,
  text: textObject,
  value: z.string().optional(),
  accessibility_label: z.string().optional(),
  visible_to_user_ids: z.array(z.string()).optional(),
});

/** A small button; its words stand for its icon, of which Slack has `trash` alone. */
export function IconButton({ of: button }: { of: z.infer<typeof iconButtonElement> }) {
  const { me } = useContext(BlockHost);
  const { busy, choose } = useField(button);
  if (button.visible_to_user_ids !== undefined && !button.visible_to_user_ids.includes(me)) return null;
  return (
    <button
      type="button"
      class="button button-small"
      aria-label={button.accessibility_label ?? button.text.text}
      aria-busy={busy}
      onClick={() => !busy && void choose(button.value === undefined ? {} : { value: button.value })}
    >
      {replaceEmoji(button.text.text)}
    </button>
  );
}
