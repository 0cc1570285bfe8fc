import { z } from "zod";
import { textObject } from "../objects.ts";
import { Text } from "../text/text-object.tsx";

const levels = ["default", "info", "warning", "error", "success"] as const;
export const alertBlock = z.object({ text: textObject, level: z.enum(levels).default("default") });

const marks = { default: "•", info: "i", warning: "!", error: "×", success: "✓" } as const;

export function Alert({ of: block }: { of: z.infer<typeof alertBlock> }) {
  return (
    <div class={`alert-block alert-${block.level}`} role={block.level === "error" ? "alert" : "note"}>
      <span class="alert-mark" aria-label={block.level === "default" ? "note" : block.level} role="img">
        {marks[block.level]}
      </span>
      <div>
        <Text text={block.text} />
      </div>
    </div>
  );
}
