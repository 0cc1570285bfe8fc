import { z } from "zod";
import { formMetadata } from "../blocks/codec.ts";
import { readChangeForm } from "../blocks/change/index.ts";
import { LOOKUP, lookupOptions } from "../blocks/form.ts";
import { asError } from "../log.ts";
import { LOOKUP_SOURCES, type LookupSource } from "../operations/field.ts";
import type { Values } from "../operations/question.ts";
import type { Desk } from "./desk.ts";
import { openGate } from "./gate.ts";
import { interactionOf, silent } from "./interaction.ts";

/** @see https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload */
const Suggestion = z.object({
  user: z.object({ id: z.string() }),
  team: z.object({ id: z.string() }).nullish(),
  action_id: z.string(),
  value: z.string(),
  view: z
    .object({ private_metadata: z.string(), state: z.object({ values: z.unknown() }).optional() })
    .optional(),
});

type Options = ReturnType<typeof lookupOptions>;

/** Slack waits three seconds for suggestions; whoever types waits less. */
const PATIENCE_MS = 2_000;

/** What Omni really has, found while a person types; nothing where the form's operation is not allowed. */
export async function onSuggest(
  desk: Desk,
  { body, ack }: { body: unknown; ack: (options: { options: Options }) => Promise<void> },
): Promise<void> {
  await ack({ options: await suggestions(desk, Suggestion.parse(body)) });
}

async function suggestions(desk: Desk, asked: z.infer<typeof Suggestion>): Promise<Options> {
  const { user, action_id, value, view } = asked;
  const source = LOOKUP.exec(action_id)?.[1];
  const about = formMetadata.decode(view?.private_metadata);
  if (about === undefined || !isSource(source)) return [];
  const { log } = interactionOf(desk, {
    kind: "suggestion",
    name: action_id,
    user: user.id,
    team: asked.team?.id,
    channel: about.channel,
    modal: undefined,
    surface: silent,
  });
  try {
    const gate = await openGate(desk, { user: user.id, channel: about.channel });
    if (!gate.may.has(about.operation)) return [];
    const location = said(about.hidden, view?.state?.values, "location");
    const found = matching(await namesOf(desk, source, location), value);
    return lookupOptions(source === "skus" ? withTyped(found, value) : found);
  } catch (error) {
    log.info({ err: asError(error) }, "no suggestions");
    return source === "skus" ? lookupOptions(withTyped([], value)) : [];
  }
}

function isSource(source: string | undefined): source is LookupSource {
  return LOOKUP_SOURCES.some((known) => known === source);
}

/** What stands in another field of the form, or came with it. */
function said(hidden: Values, state: unknown, slot: string): string | undefined {
  const shown = readChangeForm(state, []);
  return (shown[slot] ?? hidden[slot])?.[0];
}

/** What was typed can be chosen as it is: not every SKU is looked through, and it is checked when the form is sent. */
function withTyped(found: readonly string[], typed: string): string[] {
  const word = typed.trim();
  return word === "" ? [...found] : [...new Set([word, ...found])];
}

async function namesOf(
  { omni, skusAtHand }: Desk,
  source: LookupSource,
  location: string | undefined,
): Promise<readonly string[]> {
  const call = { budgetMs: PATIENCE_MS };
  if (source === "skus") return skusAtHand(location, PATIENCE_MS);
  if (source === "locations") {
    return (await omni.locations.list(call)).map(({ InternalName }) => InternalName);
  }
  return (await omni.stores.list(call)).map(({ StoreInternalName }) => StoreInternalName);
}

/** The names that hold what was typed, those that begin with it first. */
function matching(names: readonly string[], typed: string): string[] {
  const wanted = typed.trim().toLowerCase();
  const holds = names.filter((name) => name.toLowerCase().includes(wanted));
  const begins = (name: string) => (name.toLowerCase().startsWith(wanted) ? 0 : 1);
  return holds.toSorted((a, b) => begins(a) - begins(b) || a.localeCompare(b));
}
