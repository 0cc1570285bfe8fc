import type { Context } from "../context.ts";
import { manage, type Seen } from "../manage.ts";
import type { Values } from "../question.ts";
import type { KeptRule } from "./book.ts";
import { nameTaken } from "./create.ts";
import { done, gone, MANAGES, targetOf, versionOf } from "./deed.ts";
import { ruleOf } from "./describe.ts";
import { type MentionGroup, ruleFields } from "./fields.ts";
import { carried, namedRule } from "./find.ts";
import { foresee } from "./foresee.ts";
import { definition, heldIn, inSlots } from "./slots.ts";

interface Facts {
  readonly rule: KeptRule;
  readonly groups: readonly MentionGroup[];
}

/** Changes a rule: the form shows it as it is. */
export const editAlert = manage<Facts, typeof definition._output>({
  id: "alert.edit",
  right: MANAGES,
  title: "Edit alert",
  help: "levels, schedule, quiet hours, muted SKUs, name",
  deed: "Save alert",
  words: ["alert edit <alert>"],
  examples: ["alert edit caps"],
  channelsOnly: true,
  wordsOnly: true,
  way: "previewed",
  look,
  said: inSlots,
  targets: ({ rule }) => targetOf(rule),
  now: ({ rule }) => ruleOf(rule.definition),
  fields: ({ groups }, values) => ruleFields(values, { groups, isNew: false }),
  present: ({ rule }) => ({ ...heldIn(rule.definition, rule.name), ...carried(rule) }),
  input: definition,
  preview: (context, input) => foresee(context, input.rule),
  depends: ({ rule }) => versionOf(rule),
  working: ({ rule }) => `Saving ${rule.name}`,
  run: async (context, { name, rule }, { rule: was }) => {
    const { alerts, person: by } = context;
    const { id, version } = was;
    const called = name ?? was.name;
    const kept = await alerts.change({ id, version, name: called, definition: rule, by });
    if (kept.kept) return done({ deed: "edited", rule: kept.rule });
    if (kept.because === "gone") return gone(was);
    return kept.because === "name-taken" ? nameTaken(called) : { ok: false, moved: true, problems: [] };
  },
});

async function look(context: Context, values: Values): Promise<Seen<Facts>> {
  const seen = await namedRule(context, values);
  return seen.ok ? { ok: true, facts: { rule: seen.facts, groups: await context.groups() } } : seen;
}
