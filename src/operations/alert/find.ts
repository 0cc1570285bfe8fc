import { z } from "zod";
import { nearest } from "../../words/nearly.ts";
import { quote } from "../../words/token.ts";
import type { Context } from "../context.ts";
import type { Field } from "../field.ts";
import { one } from "../input.ts";
import type { Seen } from "../manage.ts";
import type { Values } from "../question.ts";
import type { AnyRule, KeptRule, UnreadableRule } from "./book.ts";

/** The slot that names a rule. */
export const alertName = one("The alert's name");
const Named = z.object({ alert: alertName });

const ELSEWHERE =
  "Alerts belong to the channel that they tell, and this is none. Type the same in the channel where people should be told.";

/** The channel that is asked about; undefined where it is none. */
export function channelOf({ place }: Context): string | undefined {
  return place.kind === "channel" ? place.id : undefined;
}

/** Told where there is no channel: what to do instead. */
export const noChannel = { ok: false, problems: [{ slot: "", sentence: ELSEWHERE }], fields: [] } as const;

/** The rule of this channel that was named, where it can be read; else what is wrong. */
export async function namedRule(context: Context, values: Values): Promise<Seen<KeptRule>> {
  const seen = await anyNamedRule(context, values);
  if (!seen.ok) return seen;
  const { facts } = seen;
  if (!("unreadable" in facts)) return { ok: true, facts };
  return { ok: false, problems: [{ slot: "", sentence: unreadable(facts) }], fields: [] };
}

/** "The alert caps cannot be read: it is damaged, …. Delete it with /omni alert delete "caps", and make it anew." */
function unreadable({ name }: UnreadableRule): string {
  return `The alert ${name} cannot be read: it is damaged, or of a newer version of the app. Delete it with /omni alert delete ${quote(name)}, and make it anew.`;
}

/** The rule of this channel that was named, read or not; else what is wrong, with the rules that there are. */
export async function anyNamedRule(context: Context, values: Values): Promise<Seen<AnyRule>> {
  const channel = channelOf(context);
  if (channel === undefined) return noChannel;
  const known = values[RULE]?.[0];
  if (known !== undefined) return knownRule(context, channel, known);
  const said = Named.safeParse(values);
  const found = said.success ? await context.alerts.find(channel, said.data.alert) : undefined;
  if (found !== undefined) return { ok: true, facts: found };
  const rules = [...(await context.alerts.list(channel)), ...(await context.alerts.unreadable(channel))];
  const [near] = said.success ? nearRules(said.data.alert, rules) : [];
  const problem = said.success ? notThere(said.data.alert, near) : "Which alert?";
  if (rules.length === 0) return { ok: false, problems: [{ slot: "", sentence: NONE }], fields: [] };
  const meant = near === undefined ? {} : { meant: { alert: [near] } };
  return {
    ok: false,
    problems: [{ slot: "alert", sentence: problem }],
    fields: [ruleField(rules)],
    ...meant,
  };
}

/** The slot in which a form holds the rule that it is about, whatever it is called by now. */
const RULE = "rule";

/** What a form about a rule carries along. */
export function carried({ id }: Pick<KeptRule, "id">): Values {
  return { [RULE]: [id] };
}

async function knownRule({ alerts }: Context, channel: string, id: string): Promise<Seen<AnyRule>> {
  const rule = await alerts.get(id);
  if (rule?.channel === channel) return { ok: true, facts: rule };
  return { ok: false, problems: [{ slot: "", sentence: "This alert was deleted meanwhile." }], fields: [] };
}

const NONE = "There is no alert in this channel yet. Make one: /omni alert create stock";

/** "There is no alert called cpas here. Did you mean caps?" */
function notThere(name: string, near: string | undefined): string {
  const hint = near === undefined ? "" : ` Did you mean ${near}?`;
  return `There is no alert called ${name} in this channel.${hint}`;
}

/** Rules that are called nearly so, nearest first. */
export function nearRules(name: string, rules: readonly Pick<KeptRule, "name">[]): string[] {
  return nearest(
    name,
    rules.map((rule) => rule.name),
  );
}

/** One of the rules that there are. */
function ruleField(rules: readonly Pick<KeptRule, "name">[]): Field {
  return {
    kind: "choice",
    name: "alert",
    label: "Alert",
    options: rules.map(({ name }) => ({ value: name, label: name })),
  };
}
