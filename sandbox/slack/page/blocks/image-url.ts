import type { ImageObject } from "./objects.ts";

/** Where an image is: its own address, or the file it names in the workspace. */
export function imageUrl(image: ImageObject, fileUrl: (id: string) => string): string | undefined {
  if (image.image_url !== undefined) return image.image_url;
  if (image.slack_file?.url !== undefined) return image.slack_file.url;
  return image.slack_file?.id === undefined ? undefined : fileUrl(image.slack_file.id);
}
