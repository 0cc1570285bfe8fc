import { cannotBeRead } from "../../blocks/alerts/unreadable.ts";
import { noSuchAlarm, overSince } from "../../blocks/alerts/pressed.ts";
import { alarmValue, type AlarmValue } from "../../blocks/codec.ts";
import { outOfDate } from "../../blocks/conversation/index.ts";
import type { NewEntry } from "../../ledger/index.ts";
import type { Alarms, StandingAlarm } from "../../operations/alert/alarms.ts";
import type { Right } from "../../policy/index.ts";
import type { Desk } from "../desk.ts";
import { type Gate, openGate } from "../gate.ts";
import { viewFor } from "../give.ts";
import type { Interaction } from "../interaction.ts";
import { onlyLooking } from "../only-looking.ts";
import { type Asked, refuse, ruleOf } from "../refuse.ts";

/** What can be done from a card, as the policy and the audit know it. */
export const PRESSES = {
  claim: pressOf("alert.claim", "alert.manage"),
  unclaim: pressOf("alert.unclaim", "alert.manage"),
  snooze: pressOf("alert.snooze", "alert.manage"),
  wake: pressOf("alert.wake", "alert.manage"),
  mute: pressOf("alert.mute", "alert.manage"),
  elsewhere: { id: "alert.elsewhere", right: "alert.read", kind: "read" },
  csv: { id: "alert.csv", right: "alert.read", kind: "read" },
} satisfies Record<string, Asked>;

function pressOf(id: string, right: Right) {
  return { id, right, kind: "manage" } as const;
}

/** An open alarm, before somebody who may do this with it. */
export interface Before {
  readonly gate: Gate;
  readonly alarm: StandingAlarm;
  readonly said: AlarmValue;
}

/** The alarm of a click or a form, if this person may do this with it now; else the person is told why not. */
export async function mayPress(
  desk: Desk,
  interaction: Interaction,
  value: string,
  press: Asked,
): Promise<Before | undefined> {
  const said = alarmValue.decode(value);
  const alarm = said === undefined ? undefined : await desk.alarms(onlyLooking).find(said.a);
  if (said === undefined || alarm === undefined) {
    await interaction.surface.whisper(said === undefined ? outOfDate() : noSuchAlarm());
    return undefined;
  }
  const gate = await openGate(desk, { user: interaction.user, channel: alarm.channel });
  const targets = [{ kind: "alert", id: "unreadable" in alarm ? alarm.id : alarm.view.rule.id }];
  const here = { ...interaction, channel: alarm.channel };
  if (await refuse(desk, here, gate, press, { targets })) return undefined;
  if ("unreadable" in alarm) {
    await interaction.surface.whisper(cannotBeRead(alarm.name, viewFor(desk, interaction, gate)));
    return undefined;
  }
  if (alarm.view.alarm.closedAt === undefined) return { gate, alarm, said };
  await interaction.surface.whisper(overSince(alarm, viewFor(desk, interaction, gate)));
  return undefined;
}

/** What the audit knows of a press from before it was done. */
export function entryOf(
  { user: person, reference }: Interaction,
  { gate, alarm }: Before,
  press: Asked,
): Omit<NewEntry, "outcome"> {
  const decision = gate.decide(press);
  const rule = decision?.rule === undefined ? undefined : ruleOf(decision.rule);
  const targets = [{ kind: "alert", id: alarm.view.rule.id }];
  return { operation: press.id, person, channel: alarm.channel, reference, rule, targets };
}

/** The alarms, for this press: what it changes is remembered in the audit with it. */
export function alarmsFor(desk: Desk, interaction: Interaction, before: Before, press: Asked): Alarms {
  const entry = entryOf(interaction, before, press);
  return desk.alarms((transaction) => desk.audit.appendIn(transaction, { ...entry, outcome: "done" }));
}
