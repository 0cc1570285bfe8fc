import { z } from "zod";

export const dividerBlock = z.object({ type: z.literal("divider") });

export function Divider() {
  return <hr />;
}
