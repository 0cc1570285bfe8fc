import { z } from "zod";
import { Element } from "../element.tsx";
import { textObject } from "../objects.ts";
import { Text } from "../text/text-object.tsx";

export const sectionBlock = z.object({
  text: textObject.optional(),
  fields: z.array(textObject).optional(),
  accessory: z.unknown().optional(),
});

export function Section({ of: block }: { of: z.infer<typeof sectionBlock> }) {
  return (
    <div class="section-block">
      <div class="section-words">
        {block.text && (
          <div>
            <Text text={block.text} />
          </div>
        )}
        {block.fields && (
          <div class="section-fields">
            {block.fields.map((field, index) => (
              <div key={index}>
                <Text text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {block.accessory !== undefined && (
        <div class="section-accessory">
          <Element raw={block.accessory} />
        </div>
      )}
    </div>
  );
}
