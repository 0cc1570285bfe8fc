import type { PlainTextElement, PlainTextOption } from "@slack/types";
import { shownPlain } from "../text.ts";
import { FORM_LIMITS } from "./limits.ts";

/** Text in which Slack reads no markup and no emoji codes. */
export function plain(text: string, most: number): PlainTextElement {
  const shown = shownPlain(text, most);
  return { type: "plain_text", text: shown === "" ? "–" : shown, emoji: false };
}

/** Whether a value can stand behind an option; Slack takes no longer one, and a cut one would be another. */
export function fitsOption(value: string): boolean {
  return value.length > 0 && value.length <= FORM_LIMITS.optionValue;
}

/** One choice of a menu. */
export function option(value: string, label: string = value): PlainTextOption {
  return { text: plain(label, FORM_LIMITS.option), value };
}

interface OptionGroup {
  label: PlainTextElement;
  options: PlainTextOption[];
}

/** Choices as a menu takes them: in one list, or in groups where they are more than a list may hold. */
export function menuOf(
  options: readonly PlainTextOption[],
): { options: PlainTextOption[] } | { option_groups: OptionGroup[] } {
  if (options.length <= FORM_LIMITS.options) return { options: [...options] };
  const groups = Math.min(Math.ceil(options.length / FORM_LIMITS.options), FORM_LIMITS.optionGroups);
  return {
    option_groups: Array.from({ length: groups }, (_, group) => {
      const some = options.slice(group * FORM_LIMITS.options, (group + 1) * FORM_LIMITS.options);
      const [first, last] = [some[0], some.at(-1)].map((each) => each?.text.text.slice(0, 30) ?? "");
      return { label: plain(`${first} – ${last}`, FORM_LIMITS.option), options: some };
    }),
  };
}

/** The answer to Slack while a person types in a lookup field: what was found, as far as options can hold it. */
export function lookupOptions(found: readonly string[]): PlainTextOption[] {
  return [...new Set(found)]
    .filter(fitsOption)
    .slice(0, FORM_LIMITS.options)
    .map((value) => option(value));
}
