import { z } from "zod";
import { Card, cardBlock } from "./card.tsx";

export const carouselBlock = z.object({ elements: z.array(cardBlock) });

export function Carousel({ of: block }: { of: z.infer<typeof carouselBlock> }) {
  return (
    <div class="carousel-block" role="group" aria-label={`${block.elements.length} cards`} tabIndex={0}>
      {block.elements.map((card, index) => (
        <Card key={index} of={card} />
      ))}
    </div>
  );
}
