import { z } from "zod";
import type { Right } from "../../policy/index.ts";
import type { Context } from "../context.ts";
import { type Done, type Foreseen, manage, type ManageOperation, type ManageTarget } from "../manage.ts";
import { plural } from "../phrases.ts";
import type { Result } from "../results.ts";
import type { AlertDone } from "./results.ts";
import type { KeptRule } from "./book.ts";
import { carried, namedRule } from "./find.ts";
import { ruleOf } from "./describe.ts";

/** The right that everything needs which changes a rule. */
export const MANAGES: Right = "alert.manage";

/** What the audit finds what is done to a rule by. */
export function targetOf({ id }: Pick<KeptRule, "id">): readonly ManageTarget[] {
  return [{ kind: "alert", id }];
}

/** What moves when somebody changes it. */
export function versionOf({ id, version }: KeptRule): string {
  return `${id} ${version}`;
}

/** What was done, with the rule as it is now. */
export function done(result: Omit<AlertDone, "kind">): Done {
  const answer: Result = { kind: "alert-done", ...result };
  return { ok: true, result: answer };
}

/** It was deleted by somebody between the look at it and the deed. */
export function gone({ name }: KeptRule): Done {
  return { ok: false, problems: [{ slot: "", sentence: `The alert ${name} was deleted meanwhile.` }] };
}

interface SmallDeed {
  readonly id: string;
  readonly verb: string;
  readonly title: string;
  readonly help: string;
  readonly deed: string;
  readonly way: ManageOperation["way"];
  readonly working: string;
  /** What is shown before it is confirmed. */
  readonly after?: string;
  readonly run: (context: Context, rule: KeptRule) => Promise<Done>;
}

/** What is done to a rule that is named, with nothing more to say. */
export function smallDeed({ verb, working, after, run, ...declared }: SmallDeed): ManageOperation {
  return manage({
    ...declared,
    right: MANAGES,
    words: [`alert ${verb} <alert>`],
    examples: [`alert ${verb} caps`],
    channelsOnly: true,
    wordsOnly: true,
    look: namedRule,
    targets: targetOf,
    now: ({ name, definition, alarm }) => `${name}: ${ruleOf(definition)}${inAlarm(alarm)}`,
    fields: () => [],
    present: carried,
    input: z.object({}),
    ...(after === undefined ? {} : { preview: async () => foretold(after) }),
    depends: versionOf,
    working: ({ name }) => `${working} ${name}`,
    run: (context, _input, rule) => run(context, rule),
  });
}

function inAlarm(alarm: KeptRule["alarm"]): string {
  if (alarm === undefined) return "";
  const many = alarm.low + alarm.out + alarm.unknown;
  return ` ${plural(many, "item is", "items are")} in alarm now.`;
}

function foretold(after: string): Foreseen {
  return { ok: true, outlook: { lines: [{ label: "After", text: after }], warnings: [] } };
}
