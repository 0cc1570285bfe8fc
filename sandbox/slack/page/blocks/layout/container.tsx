import { z } from "zod";
import { Blocks } from "../block.tsx";
import { ImageElement, imageElement } from "../elements/image.tsx";
import { plainText, textObject } from "../objects.ts";
import { Text } from "../text/text-object.tsx";
import { RichText, richTextBlock } from "./rich-text.tsx";

export const containerBlock = z.object({
  title: plainText.optional(),
  rich_text_title: richTextBlock.optional(),
  subtitle: textObject.optional(),
  icon: imageElement.optional(),
  child_blocks: z.array(z.unknown()),
  width: z.enum(["narrow", "standard", "wide", "full"]).default("standard"),
  is_collapsible: z.boolean().default(false),
  default_collapsed: z.boolean().default(false),
  has_header_divider: z.boolean().default(false),
});
type ContainerBlock = z.infer<typeof containerBlock>;

export function Container({ of: block }: { of: ContainerBlock }) {
  const classes = `container-block container-${block.width}${block.has_header_divider ? " container-ruled" : ""}`;
  if (!block.is_collapsible)
    return (
      <section class={classes}>
        <Title block={block} />
        <Blocks blocks={block.child_blocks} />
      </section>
    );
  return (
    <details class={classes} open={!block.default_collapsed}>
      <summary>
        <Title block={block} />
      </summary>
      <Blocks blocks={block.child_blocks} />
    </details>
  );
}

function Title({ block }: { block: ContainerBlock }) {
  return (
    <div class="container-title">
      {block.icon && <ImageElement of={block.icon} />}
      <div>
        <strong>
          {block.rich_text_title ? (
            <RichText of={block.rich_text_title} />
          ) : (
            block.title && <Text text={block.title} />
          )}
        </strong>
        {block.subtitle && (
          <div class="quiet">
            <Text text={block.subtitle} />
          </div>
        )}
      </div>
    </div>
  );
}
