import { z } from "zod";
import { plainText } from "../objects.ts";
import { replaceEmoji } from "../text/emoji.ts";

export const headerBlock = z.object({ text: plainText });

export function Header({ of: block }: { of: z.infer<typeof headerBlock> }) {
  return <h3 class="header-block">{replaceEmoji(block.text.text)}</h3>;
}
