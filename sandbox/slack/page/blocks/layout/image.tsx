import { useContext } from "preact/hooks";
import type { z } from "zod";
import { BlockHost } from "../host.ts";
import { imageObject, textObject } from "../objects.ts";
import { Text } from "../text/text-object.tsx";
import { imageUrl } from "../image-url.ts";

export const imageBlock = imageObject.extend({ title: textObject.optional() });

export function ImageBlock({ of: block }: { of: z.infer<typeof imageBlock> }) {
  const { fileUrl } = useContext(BlockHost);
  return (
    <figure class="image-block">
      {block.title && (
        <figcaption>
          <Text text={block.title} />
        </figcaption>
      )}
      <img src={imageUrl(block, fileUrl)} alt={block.alt_text} loading="lazy" />
    </figure>
  );
}
