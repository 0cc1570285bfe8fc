import type { ChangeRecord } from "../../ledger/change-record.ts";
import { listing, type Said, say, sentences } from "../conversation/say.ts";
import { tell } from "../conversation/tell.ts";
import type { Message } from "../message.ts";
import { plural } from "../text.ts";
import { recordButton } from "./buttons.ts";
import { previewLines } from "./preview.ts";
import { approvalsOf, decidedStory } from "./story.ts";
import type { ChangeView } from "./view.ts";
import { at, everyoneIn, loud, unstopped, who } from "./words.ts";

/** Mentions of more than these would be a crowd; the rest is counted. */
const MOST_NAMED = 20;

/** The card of a change that others must agree to, while it waits and ever after. */
export function approvalCard(record: ChangeRecord, view: ChangeView): Message {
  if (record.state === "waiting") return waitingCard(record, view);
  return tell(decidedStory(record, view));
}

function waitingCard(record: ChangeRecord, view: ChangeView): Message {
  const { person, wording, kept, reason } = record;
  const agreed = approvalsOf(record, view);
  return tell({
    lead: loud(say`${who(person)} asks to ${unstopped(wording.deed)}.`),
    more: [
      previewLines(kept?.preview, undefined, reason),
      sentences(needs(record), expires(record, view)),
      ...(agreed === undefined ? [] : [agreed]),
    ],
    buttons: [
      recordButton(record, "exact", "See exactly what will be sent"),
      recordButton(record, "approve", "Approve", { style: "primary" }),
      recordButton(record, "decline", "Decline…"),
      recordButton(record, "withdraw", "Withdraw"),
    ],
  });
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
