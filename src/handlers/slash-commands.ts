import type { Operation } from "../operations/operation.ts";

/** A slash command as the manifest names it. */
export interface SlashCommandEntry {
  readonly command: string;
  readonly description: string;
  readonly usage_hint: string;
  /** Slack turns mentions and links into their escaped form. */
  readonly should_escape: true;
}

/** Slack's limit of a usage hint. @see https://docs.slack.dev/reference/app-manifest */
const HINT_LENGTH = 1_000;
const DESCRIPTION_LENGTH = 2_000;

/** `/omni`, and one command for each noun that an operation with a right of its own begins with. */
export function slashCommands(operations: readonly Operation[]): SlashCommandEntry[] {
  const about = operations.filter(({ right }) => right !== undefined);
  const byNoun = Map.groupBy(about, ({ noun }) => noun);
  const nouns = Array.from(byNoun, ([noun, same]) =>
    entry(`/omni-${noun}`, descriptionOf(same), hintOf(same)),
  );
  return [
    entry("/omni", "Ask Omni, or see what you may do here", "[order 1001 | stock SKU | help]"),
    ...nouns,
  ];
}

function entry(command: string, description: string, hint: string): SlashCommandEntry {
  return {
    command,
    description: description.slice(0, DESCRIPTION_LENGTH),
    usage_hint: hint.slice(0, HINT_LENGTH),
    should_escape: true,
  };
}

function descriptionOf(operations: readonly Operation[]): string {
  const [first, ...others] = operations;
  if (first === undefined) return "";
  if (others.length === 0) return `${first.title}: ${first.help}`;
  return [first.title, ...others.map(({ title }) => title.charAt(0).toLowerCase() + title.slice(1))].join(
    ", ",
  );
}

/** Every form, without the noun that the command says already. */
function hintOf(operations: readonly Operation[]): string {
  return operations
    .flatMap(({ words }) => words.map((form) => form.split(" ").slice(1).join(" ")))
    .join(" | ");
}
