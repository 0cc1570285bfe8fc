import { z } from "zod";
import { Rule, type Schedule, type Source } from "../../watch/rule.ts";
import { one, someOf } from "../input.ts";
import type { Values } from "../question.ts";
import { clockSlot, everySlot, printEvery, quietSlot, zoneSlot } from "./time-words.ts";

export const SCHEDULES = ["every", "hourly", "daily", "weekdays"] as const;
const LONGEST_NAME = 80;

/** Whole units, from the digits that were typed. */
function units(what: string, least: number) {
  return one(what).pipe(
    z.string().transform((said, context) => {
      const count = /^\d{1,9}$/.test(said) ? Number(said) : Number.NaN;
      if (count >= least) return count;
      const message = `${what} is a whole number of units, ${least} or more.`;
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    }),
  );
}

const choice = <Choice extends string>(what: string, choices: readonly [Choice, ...Choice[]]) =>
  one(what).pipe(z.enum(choices, { error: `${what}: choose one of those offered.` }));

const Slots = z.object({
  source: choice("What is watched", ["stock", "pool"]).optional(),
  location: someOf("A location"),
  group: someOf("A pool group"),
  sku: someOf("A SKU"),
  below: units("The number below which it is low", 1),
  recover: units("The number from which it is well again", 1).optional(),
  out: units("The number at which it is out", 0).optional(),
  schedule: one("When it runs", "When it runs: say it once, not several times.").pipe(
    z.enum(SCHEDULES, { error: "When it runs: choose one of those offered." }),
  ),
  every: one("How often").pipe(everySlot).optional(),
  time: one("The time of day").pipe(clockSlot).optional(),
  zone: one("The time zone").pipe(zoneSlot),
  quiet: one("Quiet hours").pipe(quietSlot).optional(),
  mode: choice("What is told", ["change", "digest"]).optional(),
  mention: one("A group to mention").optional(),
  later: choice("Items that run low later", ["thread", "channel"]).optional(),
  muted: someOf("A SKU"),
  name: one("A name")
    .pipe(z.string().max(LONGEST_NAME, `A name is ${LONGEST_NAME} characters at the most.`))
    .optional(),
});
type Slots = z.infer<typeof Slots>;

/** What was said of a rule. */
export interface Definition {
  /** Undefined where it is to be named after what it watches. */
  readonly name: string | undefined;
  readonly rule: Rule;
}

/** A rule, from everything that was said of it in the slots of its form. */
export const definition = Slots.transform((slots, context): Definition => {
  const wrong = (slot: string, message: string) => {
    context.addIssue({ code: "custom", path: [slot], message });
    return z.NEVER;
  };
  const schedule = scheduleOf(slots);
  if (schedule === undefined)
    return slots.schedule === "every"
      ? wrong("every", "How often is missing.")
      : wrong("time", "The time of day is missing.");
  if (slots.source === "pool" && slots.group.length === 0) return wrong("group", "A pool group is missing.");
  const { below, quiet, mention } = slots;
  const rule = Rule.safeParse({
    source: sourceOf(slots),
    levels: { below, out: slots.out ?? 0, recover: slots.recover ?? below },
    schedule,
    zone: slots.zone,
    ...(quiet === undefined ? {} : { quiet }),
    mode: slots.mode ?? "change",
    ...(mention === undefined ? {} : { mention }),
    tellLater: slots.later === "channel",
    muted: slots.muted,
  });
  if (rule.success) return { name: slots.name, rule: rule.data };
  const [issue] = rule.error.issues;
  return wrong(String(issue?.path.at(-1) ?? ""), issue?.message ?? "This is not a rule.");
});

function sourceOf({ source, group, location, sku }: Slots): Source {
  return source === "pool"
    ? { kind: "pool", groups: group, skus: sku }
    : { kind: "stock", locations: location, skus: sku };
}

function scheduleOf({ schedule: kind, every, time }: Slots): Schedule | undefined {
  if (kind === "hourly") return { kind };
  if (kind === "every") return every === undefined ? undefined : { kind, minutes: every };
  return time === undefined ? undefined : { kind, at: time };
}

/** What was said in words, as the slots of the form say it; saying it again changes nothing. */
export function inSlots(said: Values): Values {
  const { hourly, daily, weekdays, digest, ...rest } = said;
  const kinds = [
    said["every"] === undefined ? [] : ["every"],
    hourly === undefined ? [] : ["hourly"],
    daily === undefined ? [] : ["daily"],
    weekdays === undefined ? [] : ["weekdays"],
  ].flat();
  const time = daily ?? weekdays;
  return {
    ...(said["group"] === undefined ? {} : { source: ["pool"] }),
    ...(kinds.length === 0 ? {} : { schedule: kinds }),
    ...(time === undefined ? {} : { time }),
    ...(digest === undefined ? {} : { mode: ["digest"] }),
    ...rest,
  };
}

/** What the slots of a rule's form hold of it; the opposite of {@link definition}. */
export function heldIn(rule: Rule, name: string): Values {
  const { source, levels, schedule, quiet } = rule;
  return {
    source: [source.kind],
    location: source.kind === "stock" ? source.locations : [],
    group: source.kind === "pool" ? source.groups : [],
    sku: source.skus,
    below: [String(levels.below)],
    recover: levels.recover === levels.below ? [] : [String(levels.recover)],
    out: levels.out === 0 ? [] : [String(levels.out)],
    schedule: [schedule.kind],
    every: schedule.kind === "every" ? [printEvery(schedule.minutes)] : [],
    time: "at" in schedule ? [schedule.at] : [],
    zone: [rule.zone],
    quiet: quiet === undefined ? [] : [`${quiet.from}-${quiet.to}`],
    mode: [rule.mode],
    mention: rule.mention === undefined ? [] : [rule.mention],
    later: [rule.tellLater ? "channel" : "thread"],
    muted: rule.muted,
    name: [name],
  };
}
