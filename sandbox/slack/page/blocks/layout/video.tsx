import { z } from "zod";
import { textObject } from "../objects.ts";
import { Text } from "../text/text-object.tsx";

export const videoBlock = z.object({
  alt_text: z.string(),
  title: textObject,
  title_url: z.string().optional(),
  description: textObject.optional(),
  thumbnail_url: z.string(),
  video_url: z.string(),
  author_name: z.string().optional(),
  provider_name: z.string().optional(),
});

/** A film as its picture, which opens it: nothing of another site is loaded into the page. */
export function Video({ of: block }: { of: z.infer<typeof videoBlock> }) {
  const by = [block.author_name, block.provider_name].filter(Boolean).join(" · ");
  const title = <Text text={block.title} />;
  return (
    <figure class="video-block">
      {by !== "" && <p class="quiet">{by}</p>}
      <figcaption>
        {block.title_url === undefined ? (
          <strong>{title}</strong>
        ) : (
          <a href={block.title_url} target="_blank" rel="noopener noreferrer">
            {title}
          </a>
        )}
        {block.description && <Text text={block.description} />}
      </figcaption>
      <a class="video-play" href={block.video_url} target="_blank" rel="noopener noreferrer">
        <img src={block.thumbnail_url} alt={block.alt_text} loading="lazy" />
        <span aria-hidden="true">▶</span>
      </a>
    </figure>
  );
}
