import { z } from "zod";
import { Element } from "../element.tsx";

export const actionsBlock = z.object({ elements: z.array(z.unknown()) });

export function Actions({ of: block }: { of: z.infer<typeof actionsBlock> }) {
  return (
    <div class="actions-block">
      {block.elements.map((element, index) => (
        <Element key={index} raw={element} />
      ))}
    </div>
  );
}
