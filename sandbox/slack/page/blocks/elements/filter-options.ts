import type { Option, OptionGroup } from "../objects.ts";

/** Options by groups; a flat list is one group without a label. */
export interface OptionList {
  label?: OptionGroup["label"] | undefined;
  options: readonly Option[];
}

/** The options that have every word of a query in their text, groups without any left out. */
export function filterGroups(groups: readonly OptionList[], query: string): OptionList[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (choice: Option) => words.every((word) => choice.text.text.toLowerCase().includes(word));
  return groups
    .map(({ label, options }) => ({ label, options: options.filter(fits) }))
    .filter(({ options }) => options.length > 0);
}
