import { z } from "zod";
import { Menu } from "../../parts/menu.tsx";
import { interactive, option } from "../objects.ts";
import { replaceEmoji } from "../text/emoji.ts";
import { useField } from "../use-field.ts";

export const overflowElement = z.object({
  type: z.literal("overflow"),
  ...interactive,
  options: z.array(option),
});

export function Overflow({ of: overflow }: { of: z.infer<typeof overflowElement> }) {
  const { busy, choose } = useField(overflow);
  return (
    <Menu
      label="More actions"
      face="⋯"
      faceClass="button button-overflow"
      busy={busy}
      items={overflow.options.map((choice) => ({
        words: replaceEmoji(choice.text.text),
        detail: choice.description?.text,
        run: () => {
          if (choice.url !== undefined) window.open(choice.url, "_blank", "noopener");
          void choose({ selected_option: choice });
        },
      }))}
    />
  );
}
