import type { StandingAlarm } from "../../operations/alert/alarms.ts";
import { at, who } from "../change/words.ts";
import { code, listing, say, sentences } from "../conversation/say.ts";
import { tell } from "../conversation/tell.ts";
import { formButton } from "../elements.ts";
import type { Message, ViewContext } from "../message.ts";
import { duration } from "../time.ts";
import { named } from "./words.ts";

type Reader = Pick<ViewContext, "may" | "zone" | "now">;

/** Somebody else has claimed it. */
export function claimedBy(by: string, since: number, reader: Reader): Message {
  return tell({
    lead: say`${who(by)} has it already, since ${at(since, reader)}.`,
    more: [say`Talk to them, or take the claim off with Unclaim.`],
  });
}

/** A click on the card of an alarm that is over. */
export function overSince({ view }: StandingAlarm, reader: Reader): Message {
  const { alarm, rule } = view;
  const ended = alarm.closedAt ?? reader.now;
  const how =
    alarm.closedBy === "edit"
      ? say`what was low is not watched any more`
      : say`all recovered after ${duration(ended - alarm.openedAt)}`;
  return tell({ lead: say`This alarm of ${named(rule.name)} is over since ${at(ended, reader)}: ${how}.` });
}

/** A click on the card of an alarm that nothing is known of any more. */
export function noSuchAlarm(): Message {
  return tell({ lead: say`This alarm is gone: its alert was deleted, or it is long over.` });
}

/** A click on a digest whose list is not kept any more. */
export function digestForgotten(): Message {
  return tell({
    lead: say`The list of this digest is not kept any more, so there is no CSV of it.`,
    more: [
      say`It is kept for 7 days, the last 24 of an alert, and no longer than the alert. ${code("/omni alert list")} shows how things stand now; the next digest has a list of its own.`,
    ],
  });
}

/** It was so before; the card shows it. */
export function soAlready(verb: "claim" | "unclaim" | "wake"): Message {
  const lead = {
    claim: say`You have claimed it already.`,
    unclaim: say`Nobody has claimed it.`,
    wake: say`It is not snoozed.`,
  }[verb];
  return tell({ lead });
}

/** SKUs that are looked at no more, and the way back. */
export function mutedNow({ view }: StandingAlarm, skus: readonly string[], reader: Reader): Message {
  const { name } = view.rule;
  const said = skus.map((sku) => named(sku));
  return tell({
    lead: sentences(say`Muted for ${named(name)}: ${listing(said, "and")}.`),
    more: [say`Nothing is told of them until they are taken out of the alert's muted SKUs.`],
    buttons: [formButton(reader, "Open rule…", "alert.edit", { alert: [name] })],
  });
}
