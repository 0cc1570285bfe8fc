import { z } from "zod";
import { ImageElement, imageElement } from "../elements/image.tsx";
import { textObject } from "../objects.ts";
import { Text } from "../text/text-object.tsx";

export const contextBlock = z.object({ elements: z.array(z.union([textObject, imageElement])) });

export function Context({ of: block }: { of: z.infer<typeof contextBlock> }) {
  return (
    <div class="context-block">
      {block.elements.map((element, index) =>
        element.type === "image" ? (
          <ImageElement key={index} of={element} />
        ) : (
          <span key={index}>
            <Text text={element} />
          </span>
        ),
      )}
    </div>
  );
}
