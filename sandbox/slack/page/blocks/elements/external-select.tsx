import { useContext } from "preact/hooks";
import { z } from "zod";
import { Picker } from "../../parts/picker.tsx";
import { BlockHost } from "../host.ts";
import { interactive } from "../objects.ts";
import { usePicked } from "./use-picked.ts";

export const externalSelectElement = z.object({
  type: z.enum(["external_select", "multi_external_select"]),
  ...interactive,
  min_query_length: z.number().default(3),
  max_selected_items: z.number().optional(),
});

/** A select whose options the app is asked for while the person types. */
export function ExternalSelect({ of: element }: { of: z.infer<typeof externalSelectElement> }) {
  const { options } = useContext(BlockHost);
  const picked = usePicked(element, element.type === "multi_external_select");
  const load = (query: string) => options(picked.blockId, element.action_id, query);
  return <Picker {...picked} load={load} minQuery={element.min_query_length} remote />;
}
