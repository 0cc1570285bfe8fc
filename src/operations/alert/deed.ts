import { plural } from "../../english.ts";
import { z } from "zod";
import type { Right } from "../../policy/index.ts";
import type { Context } from "../context.ts";
import {
  type Done,
  type Foreseen,
  manage,
  type ManageOperation,
  type ManageTarget,
  type Seen,
} from "../manage.ts";
import type { Result } from "../results.ts";
import type { AlertDone } from "./results.ts";
import type { Values } from "../question.ts";
import type { AnyRule, KeptRule } from "./book.ts";
import { anyNamedRule, carried, namedRule } from "./find.ts";
import { ruleOf } from "./describe.ts";

/** The right that everything needs which changes a rule. */
export const MANAGES: Right = "alert.manage";

/** What the audit finds what is done to a rule by. */
export function targetOf({ id }: Pick<KeptRule, "id">): readonly ManageTarget[] {
  return [{ kind: "alert", id }];
}

/** What moves when somebody changes it. */
export function versionOf({ id, version }: Pick<AnyRule, "id" | "version">): string {
  return `${id} ${version}`;
}

/** What was done, with the rule as it is now. */
export function done(result: WithoutKind<AlertDone>): Done {
  const answer: Result = { kind: "alert-done", ...result };
  return { ok: true, result: answer };
}

type WithoutKind<Told> = Told extends AlertDone ? Omit<Told, "kind"> : never;

/** It was deleted by somebody between the look at it and the deed. */
export function gone({ name }: Pick<KeptRule, "name">): Done {
  return { ok: false, problems: [{ slot: "", sentence: `The alert ${name} was deleted meanwhile.` }] };
}

interface SmallDeed<Rule extends AnyRule> {
  readonly id: string;
  readonly verb: string;
  readonly title: string;
  readonly help: string;
  readonly deed: string;
  readonly way: ManageOperation["way"];
  readonly working: string;
  /** What is shown before it is confirmed. */
  readonly after?: string;
  readonly run: (context: Context, rule: Rule) => Promise<Done>;
}

/** What is done to a rule that is named, with nothing more to say. */
export function smallDeed(deed: SmallDeed<KeptRule>): ManageOperation {
  return smallDeedTo(deed, namedRule);
}

/** The same, done to a rule that cannot be read as well. */
export function smallDeedToAny(deed: SmallDeed<AnyRule>): ManageOperation {
  return smallDeedTo(deed, anyNamedRule);
}

function smallDeedTo<Rule extends AnyRule>(
  { verb, working, after, run, ...declared }: SmallDeed<Rule>,
  look: (context: Context, values: Values) => Promise<Seen<Rule>>,
): ManageOperation {
  return manage<Rule, object>({
    ...declared,
    right: MANAGES,
    words: [`alert ${verb} <alert>`],
    examples: [`alert ${verb} caps`],
    channelsOnly: true,
    wordsOnly: true,
    look,
    targets: targetOf,
    now: nowOf,
    fields: () => [],
    present: carried,
    input: z.object({}),
    ...(after === undefined ? {} : { preview: async () => foretold(after) }),
    depends: versionOf,
    working: ({ name }) => `${working} ${name}`,
    run: (context, _input, rule) => run(context, rule),
  });
}

function nowOf(rule: AnyRule): string {
  const { name } = rule;
  return "unreadable" in rule
    ? `${name}: this version of the app cannot read it, so nothing is looked at or told for it.`
    : `${name}: ${ruleOf(rule.definition)}${inAlarm(rule.alarm)}`;
}

function inAlarm(alarm: KeptRule["alarm"]): string {
  if (alarm === undefined) return "";
  const many = alarm.low + alarm.out + alarm.unknown;
  return ` ${plural(many, "item is", "items are")} in alarm now.`;
}

function foretold(after: string): Foreseen {
  return { ok: true, outlook: { lines: [{ label: "After", text: after }], warnings: [] } };
}
