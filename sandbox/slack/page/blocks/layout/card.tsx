import { z } from "zod";
import { Element } from "../element.tsx";
import { ImageElement, imageElement } from "../elements/image.tsx";
import { textObject } from "../objects.ts";
import { SlackIcon } from "../slack-icon.tsx";
import { Text } from "../text/text-object.tsx";

export const cardBlock = z.object({
  hero_image: imageElement.optional(),
  icon: imageElement.optional(),
  title: textObject.optional(),
  subtitle: textObject.optional(),
  slack_icon: z.object({ name: z.string() }).optional(),
  body: textObject.optional(),
  subtext: textObject.optional(),
  actions: z.array(z.unknown()).optional(),
});

export function Card({ of: card }: { of: z.infer<typeof cardBlock> }) {
  return (
    <article class="card-block">
      {card.hero_image && <ImageElement of={card.hero_image} />}
      {(card.icon ?? card.slack_icon ?? card.title ?? card.subtitle) && (
        <header>
          {card.icon && <ImageElement of={card.icon} />}
          {card.slack_icon && <SlackIcon name={card.slack_icon.name} />}
          <div>
            {card.title && (
              <strong>
                <Text text={card.title} />
              </strong>
            )}
            {card.subtitle && (
              <div class="quiet">
                <Text text={card.subtitle} />
              </div>
            )}
          </div>
        </header>
      )}
      {card.body && (
        <div class="card-body">
          <Text text={card.body} />
        </div>
      )}
      {card.subtext && (
        <div class="card-subtext quiet">
          <Text text={card.subtext} />
        </div>
      )}
      {card.actions && (
        <div class="actions-block">
          {card.actions.map((action, index) => (
            <Element key={index} raw={action} />
          ))}
        </div>
      )}
    </article>
  );
}
