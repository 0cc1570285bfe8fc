import { z } from "zod";
import { plainText } from "../objects.ts";
import { replaceEmoji } from "../text/emoji.ts";

const levels = [1, 2, 3, 4] as const;
export const headerBlock = z.object({ text: plainText, level: z.literal(levels).optional() });

export function Header({ of: block }: { of: z.infer<typeof headerBlock> }) {
  return (
    <h3 class="header-block" data-level={block.level}>
      {replaceEmoji(block.text.text)}
    </h3>
  );
}
