import { z } from "zod";
import { nearest } from "../../words/nearly.ts";
import type { Context } from "../context.ts";
import type { Field } from "../field.ts";
import { one } from "../input.ts";
import type { Seen } from "../manage.ts";
import type { Values } from "../question.ts";
import type { KeptRule } from "./book.ts";

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

/** The rule of this channel that was named; else what is wrong, with the rules that there are. */
export async function namedRule(context: Context, values: Values): Promise<Seen<KeptRule>> {
  const channel = channelOf(context);
  if (channel === undefined) return noChannel;
  const known = values[RULE]?.[0];
  if (known !== undefined) return knownRule(context, channel, known);
  const said = Named.safeParse(values);
  const found = said.success ? await context.alerts.find(channel, said.data.alert) : undefined;
  if (found !== undefined) return { ok: true, facts: found };
  const rules = await context.alerts.list(channel);
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
export function carried({ id }: KeptRule): Values {
  return { [RULE]: [id] };
}

async function knownRule({ alerts }: Context, channel: string, id: string): Promise<Seen<KeptRule>> {
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
export function nearRules(name: string, rules: readonly KeptRule[]): string[] {
  return nearest(
    name,
    rules.map((rule) => rule.name),
  );
}

/** One of the rules that there are. */
function ruleField(rules: readonly KeptRule[]): Field {
  return {
    kind: "choice",
    name: "alert",
    label: "Alert",
    options: rules.map(({ name }) => ({ value: name, label: name })),
  };
}
