import { useContext } from "preact/hooks";
import type { z } from "zod";
import { BlockHost } from "../host.ts";
import { imageUrl } from "../image-url.ts";
import { imageObject } from "../objects.ts";

export const imageElement = imageObject;

export function ImageElement({ of: image }: { of: z.infer<typeof imageElement> }) {
  const { fileUrl } = useContext(BlockHost);
  return <img class="image-element" src={imageUrl(image, fileUrl)} alt={image.alt_text} loading="lazy" />;
}
