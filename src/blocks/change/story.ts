import type { ChangeRecord, ChangeState } from "../../ledger/change-record.ts";
import { listing, type Said, say, sentences } from "../conversation/say.ts";
import type { Telling } from "../conversation/tell.ts";
import { plural } from "../text.ts";
import { askAgainButton, checkButton, settleButtons, undoButton } from "./buttons.ts";
import { newsOf } from "./news.ts";
import type { ChangeView } from "./view.ts";
import { at, because, loud, targetName, theTarget, traced, unstopped, who } from "./words.ts";

type Tell = (record: ChangeRecord, view: ChangeView) => Telling;

/** What became of a change, told in each of its states. */
export function story(record: ChangeRecord, view: ChangeView): Telling {
  const told = STORIES[record.state](record, view);
  return { ...told, ...overtaken(told, view), fine: sentences(approvalsOf(record, view), told.fine) };
}

/** The same, said to be perhaps the second of its kind where nobody knows. */
export function mayRepeat(told: Telling, view: ChangeView): Telling {
  const said = repeatedNote(view);
  return said === undefined ? told : { ...told, fine: sentences(said, told.fine) };
}

/** On a message that may stand there already. */
export function repeatedNote({ repeated }: Pick<ChangeView, "repeated">): Said | undefined {
  if (repeated !== true) return undefined;
  return say`This message may be repeated: nobody knows whether it was posted before.`;
}

/** The same, with the approval first where there was one: it is news to those who waited for it. */
export function decidedStory(record: ChangeRecord, view: ChangeView): Telling {
  if (!isApproved(record)) return story(record, view);
  const told = STORIES[record.state](record, view);
  return { ...told, ...overtaken(told, view), lead: sentences(approvalsOf(record, view), told.lead) };
}

/** What was offered has been done since, or cannot be done any more. */
function overtaken({ more = [] }: Telling, view: ChangeView): Pick<Telling, "more" | "buttons"> {
  if (view.since === undefined) return {};
  const news = newsOf(view.since, view);
  return {
    buttons: [],
    more: [...more, news.text === "" ? say`It was changed again since.` : say`Since then: ${news}`],
  };
}

const STORIES: Readonly<Record<ChangeState, Tell>> = {
  confirmed: (record) => ({ lead: loud(say`Confirmed, and not sent yet: ${asked(record)}.`) }),
  waiting: (record, view) => ({
    lead: loud(waiting(record, view)),
    more: [say`Nothing was sent to Omni yet.`],
  }),
  sending: (record) => ({ lead: loud(say`On its way to Omni: ${asked(record)}.`) }),
  done: (record, view) => ({
    lead: sentences(
      loud(say`${unstopped(record.wording.done)} by ${who(record.person)}${because(record.reason)}.`),
      verified(record, view),
    ),
    buttons: [undoButton(view)],
    fine: sentences(say`Done and verified.`, traced(record)),
  }),
  sent: (record, view) => ({
    lead: sentences(
      loud(say`Sent, not verified: ${asked(record)}.`),
      say`Omni accepted it.`,
      readBack(record, view),
    ),
    buttons: [checkButton(record, view)],
    fine: traced(record),
  }),
  failed: (record) => ({
    lead: sentences(loud(failure(record)), say`Nothing changed.`),
    fine: sentences(askedBy(record), traced(record)),
  }),
  unknown: (record, view) => ({
    lead: sentences(
      loud(notKnown(record, view)),
      say`It will not be sent again.`,
      readBack(record, view) ?? say`It was not read back.`,
    ),
    more: [
      say`Until someone settles it, nothing else is done to ${targetName(record)}. Look at it in Omni, then say how it is.`,
    ],
    buttons: [checkButton(record, view), ...settleButtons(record, view)],
    fine: sentences(askedBy(record), itsWords(record), traced(record)),
  }),
  "settled-done": (record, view) => settled(record, view, "as done"),
  "settled-not-done": (record, view) => settled(record, view, "as not done"),
  refused: (record) => ended(record, say`Refused before it was sent${because(record.ending?.reason)}.`),
  void: (record, view) => ({
    ...ended(record, say`Void: ${theTarget(record)} changed meanwhile${inBrackets(record.ending?.reason)}.`),
    buttons: [askAgainButton(record, view)],
  }),
  declined: (record) => ended(record, declined(record)),
  expired: (record, view) => ({ ...ended(record, expired(record)), buttons: [askAgainButton(record, view)] }),
  withdrawn: (record) => ended(record, say`Withdrawn by ${who(record.ending?.by ?? record.person)}.`),
  stopped: (record) => ended(record, stopped(record)),
};

/** "@person asked to reject shipment 20078 (Damaged)" */
function asked({ person, wording, reason }: ChangeRecord): Said {
  return say`${who(person)} asked to ${unstopped(wording.deed)}${inBrackets(reason)}`;
}

function askedBy({ person, reason }: ChangeRecord): Said {
  return say`Asked for by ${who(person)}${because(reason)}.`;
}

/** "Omni shows it as Rejected (read back 14:03)." */
function verified(record: ChangeRecord, view: ChangeView): Said | undefined {
  const back = backOf(record, view);
  return back === undefined ? undefined : say`${back.found} (read back ${at(back.at, view)}).`;
}

/** "Read back at 14:03: Omni shows it as Created." */
function readBack(record: ChangeRecord, view: ChangeView): Said | undefined {
  const back = backOf(record, view);
  return back === undefined ? undefined : say`Read back at ${at(back.at, view)}: ${back.found}.`;
}

function backOf({ outcome }: ChangeRecord, view: ChangeView) {
  const back = view.readBack ?? { found: outcome?.found ?? "", at: outcome?.at ?? 0 };
  const found = unstopped(back.found);
  return found.text === "" ? undefined : { found, at: back.at };
}

function failure({ wording, outcome }: ChangeRecord): Said {
  const words = unstopped(outcome?.words ?? "", 500);
  const notDone = unstopped(wording.notDone);
  return words.text === "" ? say`${notDone}.` : say`${notDone}: Omni says “${words}”.`;
}

function itsWords({ outcome }: ChangeRecord): Said | undefined {
  const words = unstopped(outcome?.words ?? "", 500);
  return words.text === "" ? undefined : say`Omni says “${words}”.`;
}

function notKnown({ wording, outcome }: ChangeRecord, view: ChangeView): Said {
  const when = outcome === undefined ? say`` : say` at ${at(outcome.at, view)}`;
  return say`It is not known ${unstopped(wording.whether)}: no clear answer came from Omni${when}.`;
}

function settled(record: ChangeRecord, view: ChangeView, how: string): Telling {
  const { ending, wording } = record;
  const by = ending?.by === undefined ? say`` : say` by ${who(ending.by)}`;
  const when = ending === undefined ? say`` : say` at ${at(ending.at, view)}`;
  return {
    lead: sentences(
      loud(say`Settled ${how}${by}${when}${because(ending?.reason)}.`),
      say`It was not known ${unstopped(wording.whether)}.`,
    ),
    fine: sentences(askedBy(record), traced(record)),
  };
}

/** An end without a call: what was not done, and that nothing was sent. */
function ended(record: ChangeRecord, how: Said): Telling {
  return {
    lead: sentences(loud(how), say`${unstopped(record.wording.notDone)}: no call was made to Omni.`),
    fine: askedBy(record),
  };
}

function declined({ decisions, ending }: ChangeRecord): Said {
  const no = decisions.findLast(({ agreed }) => !agreed);
  const person = no?.person ?? ending?.by;
  const by = person === undefined ? say`` : say` by ${who(person)}`;
  return say`Declined${by}${because(no?.reason ?? ending?.reason)}.`;
}

function expired({ decisions, approvalsNeeded, createdAt, expiresAt }: ChangeRecord): Said {
  const minutes = Math.max(1, Math.round(((expiresAt ?? createdAt) - createdAt) / 60_000));
  const within = expiresAt === undefined ? "in time" : `in ${plural(minutes, "minute")}`;
  const yes = decisions.filter(({ agreed }) => agreed).length;
  return yes === 0
    ? say`Expired: nobody decided ${within}.`
    : say`Expired: ${yes} of ${plural(approvalsNeeded, "approval")} came ${within}.`;
}

function stopped({ ending }: ChangeRecord): Said {
  const by = ending?.by === undefined ? say`` : say` by ${who(ending.by)}`;
  return say`Stopped${by} before it was sent${because(ending?.reason)}.`;
}

function waiting({ wording, expiresAt, approvalsNeeded, decisions }: ChangeRecord, view: ChangeView): Said {
  const yes = decisions.filter(({ agreed }) => agreed).length;
  const missing = plural(Math.max(1, approvalsNeeded - yes), "approval");
  const until = expiresAt === undefined ? say`` : say` until ${at(expiresAt, view)}`;
  return say`Waiting for ${missing}${until}: ${unstopped(wording.deed)}.`;
}

function inBrackets(reason: string | undefined): Said {
  const said = unstopped(reason ?? "");
  return said.text === "" ? say`` : say` (${said})`;
}

/** "Approved by @other at 14:05." once all who were needed agreed; before that, who agreed so far. */
export function approvalsOf(record: ChangeRecord, view: ChangeView): Said | undefined {
  const yes = record.decisions.filter(({ agreed }) => agreed);
  if (yes.length === 0) return undefined;
  const names = listing(
    yes.map(({ person, at: when }) => say`${who(person)} at ${at(when, view)}`),
    "and",
  );
  if (isApproved(record)) return say`Approved by ${names}.`;
  return record.state === "waiting" ? say`Agreed so far: ${names}.` : say`Agreed: ${names}.`;
}

/** Whether all who were needed agreed. */
function isApproved({ decisions, approvalsNeeded }: ChangeRecord): boolean {
  return approvalsNeeded > 0 && decisions.filter(({ agreed }) => agreed).length >= approvalsNeeded;
}
