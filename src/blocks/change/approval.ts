import type { Button } from "@slack/types";
import type { ChangeRecord } from "../../ledger/change-record.ts";
import { listing, type Said, say, sentences } from "../conversation/say.ts";
import { tell } from "../conversation/tell.ts";
import type { Message } from "../message.ts";
import { plural } from "../text.ts";
import { recordButton } from "./buttons.ts";
import { previewLines } from "./preview.ts";
import { approvalsOf, decidedStory, mayRepeat } from "./story.ts";
import type { ChangeView } from "./view.ts";
import { at, channelOf, everyoneIn, loud, unstopped, who } from "./words.ts";

/** Mentions of more than these would be a crowd; the rest is counted. */
const MOST_NAMED = 20;

/**
 * Who reads a card that waits: everyone where the work is, or, where those who decide do not read there, whoever
 * asked, and each of the others in person.
 */
export type Reader = "everyone" | "requester" | "decider";

/** The card of a change that others must agree to, while it waits and ever after. */
export function approvalCard(record: ChangeRecord, view: ChangeView, reader: Reader = "everyone"): Message {
  if (record.state === "waiting") return waitingCard(record, view, reader);
  return tell(mayRepeat(decidedStory(record, view), view));
}

function waitingCard(record: ChangeRecord, view: ChangeView, reader: Reader): Message {
  const { person, wording, kept, reason } = record;
  const agreed = approvalsOf(record, view);
  const told = {
    lead: loud(say`${who(person)} asks to ${unstopped(wording.deed)}.`),
    more: [
      previewLines(kept?.preview, undefined, reason),
      sentences(needs(record), expires(record, view)),
      ...(agreed === undefined ? [] : [agreed]),
    ],
    buttons: decisionButtons(record, reader, { approve: "Approve", decline: "Decline…" }),
    fine: inPerson(record, reader, record.card?.copies),
  };
  return tell(mayRepeat(told, view));
}

/** What the reader of a request may do with it; `several` where it is about all of a batch. */
export function decisionButtons(
  record: { readonly id: string },
  reader: Reader,
  words: { readonly approve: string; readonly decline: string },
  all: { readonly qualifier?: string } = {},
): (Button | undefined)[] {
  const decide = [
    recordButton(record, "approve", words.approve, { ...all, style: "primary" }),
    recordButton(record, "decline", words.decline, all),
  ];
  return [
    recordButton(record, "exact", "See exactly what will be sent", all),
    ...(reader === "requester" ? [] : decide),
    reader === "decider" ? undefined : recordButton(record, "withdraw", "Withdraw", all),
  ];
}

/** Where it was asked for, to those who do not read there; and who was asked in person, to the one who asked. */
export function inPerson(
  { channel }: Pick<ChangeRecord, "channel">,
  reader: Reader,
  copies: readonly { readonly person: string }[] = [],
): Said | undefined {
  const where = channelOf({ channel });
  if (reader === "decider")
    return where === undefined || channel?.startsWith("D") === true
      ? say`You are asked in person, because nobody else reads it where it was asked for.`
      : say`Asked for in ${where}. You are asked in person, because I cannot ask there.`;
  if (reader === "everyone" || copies.length === 0) return undefined;
  return say`Asked in person: ${listing(
    copies.map(({ person }) => who(person)),
    "and",
  )}.`;
}

/** How many must agree, and who can. */
export function needs({ approvalsNeeded, approvers, person }: ChangeRecord): Said {
  const named = [
    ...(approvers?.userGroups ?? []).map(everyoneIn),
    ...(approvers?.people ?? []).filter((each) => each !== person).map(who),
  ];
  if (named.length === 0)
    return say`Needs ${plural(approvalsNeeded, "other person", "other people")} who may do it here, not ${who(person)}.`;
  return say`Needs ${approvalsNeeded} of: ${listing(named, "or", MOST_NAMED)}, not ${who(person)}.`;
}

/** Until when they can. */
export function expires({ expiresAt }: ChangeRecord, view: ChangeView): Said | undefined {
  return expiresAt === undefined ? undefined : say`Expires ${at(expiresAt, view)}.`;
}
