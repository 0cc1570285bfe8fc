import type { Evaluated } from "../evaluate/evaluated.ts";
import type { Rule } from "../rule.ts";
import { isQuiet } from "../schedule/quiet.ts";
import { drawn } from "./draw.ts";
import { hold } from "./hold.ts";
import { alarmAfter, awake, openOne } from "./life.ts";
import { looked } from "./look.ts";
import type { Decision, State } from "./state.ts";
import { type Moment, tellOf } from "./tell.ts";

/** What a decision needs besides what is remembered. */
export interface Occasion {
  /** What was seen; undefined where nothing was looked at, and only what was held back may be told. */
  readonly run: Evaluated | undefined;
  readonly at: number;
  /** The name of a new alarm, should one open. */
  readonly newAlarm: string;
}

/**
 * What becomes of a rule after a run, and what is to be told of it.
 *
 * Told is what crosses into alarm, once. In quiet hours and under a snooze nothing is posted, only the card is edited:
 * what is still low or out and was not told is told when it may be, after quiet hours in one digest, which also names
 * what came and went. A snooze holds back what is told of the items; that nothing can be seen is told all the same.
 * A run that saw only some places is judged by what it saw: it tells that sight is back, naming what did not answer.
 */
export function decide(rule: Rule, before: State, occasion: Occasion): Decision {
  const { run, at } = occasion;
  const moment = momentOf(rule, before, occasion);
  const isHeldBack = isQuiet(rule.quiet, rule.zone, at);
  const { status, alarm, items } = moment;
  return drawn(before, isHeldBack ? { status, alarm, items, news: [] } : tellOf(moment), run, at);
}

function momentOf(rule: Rule, before: State, { run, at, newAlarm }: Occasion): Moment {
  const items = run?.items ?? before.items;
  const crossings = run?.crossings ?? [];
  const allWell = crossings.filter(({ to }) => to === "ok").length === before.items.length;
  const changed = alarmAfter(openOne(before.alarm), items, allWell, { at, id: newAlarm });
  const { status, outage } = looked(before.status, run, at);
  const isHolding = status.held !== undefined || isQuiet(rule.quiet, rule.zone, at);
  const held = isHolding ? hold(status, { items, crossings, outage }, at) : undefined;
  return { rule, run, items, alarm: awake(changed, crossings, at), status: { ...status, held }, outage };
}
