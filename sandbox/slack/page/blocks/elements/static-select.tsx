import { z } from "zod";
import { Picker } from "../../parts/picker.tsx";
import { interactive, option, optionGroup } from "../objects.ts";
import { filterGroups } from "./filter-options.ts";
import { usePicked } from "./use-picked.ts";

export const staticSelectElement = z.object({
  type: z.enum(["static_select", "multi_static_select"]),
  ...interactive,
  options: z.array(option).default([]),
  option_groups: z.array(optionGroup).optional(),
  max_selected_items: z.number().optional(),
});

export function StaticSelect({ of: element }: { of: z.infer<typeof staticSelectElement> }) {
  const picked = usePicked(element, element.type === "multi_static_select");
  const groups = element.option_groups ?? [{ options: element.options }];
  return <Picker {...picked} load={(query) => Promise.resolve(filterGroups(groups, query))} />;
}
