import type { Alarm } from "../../src/watch/alarm.ts";
import { afterEdit } from "../../src/watch/decide/after-edit.ts";
import { decide } from "../../src/watch/decide/decide.ts";
import type { News } from "../../src/watch/decide/news.ts";
import type { State } from "../../src/watch/decide/state.ts";
import { NEW_STATUS } from "../../src/watch/decide/status.ts";
import { createEvaluation } from "../../src/watch/evaluate/evaluation.ts";
import type { Evaluated } from "../../src/watch/evaluate/evaluated.ts";
import type { Rule } from "../../src/watch/rule.ts";
import type { Seen } from "./history.ts";
import { newsThroughJson, throughJson } from "./through-json.ts";

/** A rule as it lives: what is kept of it, and what was told at the last move. */
export class Play {
  rule: Rule;
  at: number;
  state: State = { status: NEW_STATUS, alarm: undefined, items: [] };
  #alarms = 0;

  constructor(rule: Rule, at: number) {
    this.rule = rule;
    this.at = at;
  }

  /** A run that saw all it was given, or nothing at all; `unanswered` are the places that gave no answer. */
  run(seen: Seen | "blind", unanswered: readonly string[] = []): News[] {
    const evaluation = createEvaluation(this.rule, this.state.items, this.at);
    if (seen === "blind") return this.#decide(evaluation.end({ kind: "blind", why: "timeout" }));
    for (const { sku, place, count } of seen) evaluation.take(sku, place, count);
    return this.#decide(
      evaluation.end(unanswered.length === 0 ? { kind: "whole" } : { kind: "partial", unanswered }),
    );
  }

  /** A due time at which nothing is looked at. */
  release(): News[] {
    return this.#decide(undefined);
  }

  edit(changes: Partial<Rule>): News[] {
    const to = { ...this.rule, ...changes };
    const decision = afterEdit(this.rule, to, this.state, this.at);
    this.rule = to;
    this.state = throughJson(decision);
    return newsThroughJson(decision);
  }

  snooze(until: number | "change"): void {
    this.#press({ snoozed: { by: "U0ANA", at: this.at, until } });
  }

  claim(): void {
    this.#press({ claimed: { by: "U0ANA", at: this.at } });
  }

  /** As the app does it: an alarm that is over stays as it is. */
  #press(set: Partial<Pick<Alarm, "claimed" | "snoozed">>): void {
    const { alarm } = this.state;
    if (alarm !== undefined && alarm.closedAt === undefined)
      this.state = { ...this.state, alarm: { ...alarm, ...set } };
  }

  #decide(run: Evaluated | undefined): News[] {
    this.#alarms += 1;
    const decision = decide(this.rule, this.state, { run, at: this.at, newAlarm: `alarm-${this.#alarms}` });
    this.state = throughJson(decision);
    return newsThroughJson(decision);
  }
}
