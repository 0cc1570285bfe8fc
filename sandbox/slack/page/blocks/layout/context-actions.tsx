import { z } from "zod";
import { Element } from "../element.tsx";

export const contextActionsBlock = z.object({ elements: z.array(z.unknown()) });

export function ContextActions({ of: block }: { of: z.infer<typeof contextActionsBlock> }) {
  return (
    <div class="context-actions">
      {block.elements.map((element, index) => (
        <Element key={index} raw={element} />
      ))}
    </div>
  );
}
