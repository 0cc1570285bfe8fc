import type { ChangeRecord } from "../../ledger/change-record.ts";
import { outside, type Said, say, sentences } from "../conversation/say.ts";
import { tell } from "../conversation/tell.ts";
import type { Message } from "../message.ts";
import { plural } from "../text.ts";
import { checkButton, settleButtons } from "./buttons.ts";
import { decidedStory, mayRepeat, story } from "./story.ts";
import { anyReader, type ChangeView } from "./view.ts";
import { at, because, channelOf, sentence, targetName, unstopped, who } from "./words.ts";

/** What became of a change: for the form, for the card where the work is, and after a restart. */
export function outcome(record: ChangeRecord, view: ChangeView): Message {
  return tell(mayRepeat(story(record, view), view));
}

/** Another change keeps this one away from its target; `record` is that other one. */
export function blocked(record: ChangeRecord, view: ChangeView = anyReader(record)): Message {
  const { wording, person, createdAt, state } = record;
  const name = targetName(record);
  const since = say`by ${who(person)}, since ${at(createdAt, view)}`;
  if (state !== "unknown")
    return tell({
      lead: say`Nothing was sent: another change of ${name} is under way (${since}).`,
      more: [say`${who(person)} asked to ${unstopped(wording.deed)}. Try again in a minute.`],
    });
  return tell({
    lead: say`Nothing was sent: it is not known ${unstopped(wording.whether)} (${since}), and until that is settled nothing else is done to ${name}.`,
    more: [
      sentences(
        sentence(record.outcome?.found),
        say`Look at it in Omni. Someone who may do this settles it as done or not done, on the card of that change.`,
      ),
    ],
    buttons: [checkButton(record, view), ...settleButtons(record, view)],
  });
}

/** The same confirmation came twice, or late: what became of the first. */
export function alreadyDone(record: ChangeRecord, view: ChangeView = anyReader(record)): Message {
  const { wording, person, outcome: came, createdAt, reason } = record;
  if (record.state === "done")
    return tell({
      lead: say`Already done at ${at(came?.at ?? createdAt, view)} by ${who(person)}: ${unstopped(wording.done)}${because(reason)}.`,
      more: [say`It was not sent again.`],
    });
  const { lead, more = [], buttons = [], fine } = story(record, view);
  return tell({
    lead: sentences(
      say`Already confirmed at ${at(createdAt, view)} by ${who(person)}, and not sent again.`,
      lead,
    ),
    more,
    buttons,
    fine,
  });
}

/** Nothing of the kind can be done to it. */
export function impossible(title: string, words: string): Message {
  return tell({
    lead: say`${sentence(words) ?? say`${outside(title)} is not possible.`}`,
    more: [say`Nothing was sent.`],
  });
}

/** Only who asked may take it back. */
export function notYours(): Message {
  return tell({ lead: say`Only the person who asked for this can withdraw it. Nothing was changed.` });
}

/** Nobody decides what they asked for. */
export function ownRequest(): Message {
  return tell({ lead: say`You asked for this yourself, so someone else must decide it.` });
}

const MENTION = /^<?@?([UW][A-Z0-9]{2,})>?$/;

interface Deed {
  readonly wording: { readonly deed: string };
}

/** The app could not tell the channel. `botMention` is how the app is mentioned: its id, or `<@id>`. */
export function notInChannel(record: Pick<ChangeRecord, "channel"> & Deed, botMention: string): Message {
  const channel = channelOf(record) ?? say`the channel`;
  return tell({
    lead: say`I am not in ${channel}, so I tell you of this in person: ${unstopped(record.wording.deed)}.`,
    more: [say`To have it told there too, ${invite(botMention)}`],
  });
}

/** "type in that channel: /invite @omni" */
function invite(botMention: string): Said {
  const id = MENTION.exec(botMention)?.[1];
  const me = id === undefined ? outside(botMention, 40) : { text: "this app", mrkdwn: `<@${id}>` };
  return say`type in that channel: /invite ${me}`;
}

/**
 * Why those who can decide do not read what is asked for: the app is not in the channel, outsiders read there, or
 * nobody else is there.
 */
export type Unheard = "absent" | "outside" | "alone";

interface Unasked {
  readonly channel: string | undefined;
  /** How many others must agree. */
  readonly approvals: number;
  readonly why: Unheard;
  /** Whether the policy names who can decide, so that they could be asked in person. */
  readonly isNamed: boolean;
  readonly botMention: string;
}

/** A change needs others to agree, and nobody who can would get to know of it: before anything is confirmed. */
export function nobodyToAsk({ approvals, isNamed, ...asked }: Unasked): Message {
  const others = plural(approvals, "other person has", "other people have");
  const inPerson = isNamed
    ? say`Too few of those who can decide could be asked in person.`
    : say`The policy names nobody whom I could ask in person.`;
  return tell({
    lead: say`Nothing was sent: ${others} to agree to this, and nobody who can would read it.`,
    more: [sentences(whyUnheard(asked), inPerson), wayOut(asked)],
  });
}

/** Why nobody else reads it here. */
function whyUnheard({ channel, why }: Pick<Unasked, "channel" | "why">): Said {
  const where = channelOf({ channel }) ?? say`this channel`;
  if (why === "alone") return say`Nobody but you reads what is asked for here.`;
  return why === "absent"
    ? say`I am not in ${where}.`
    : say`People of another organisation read ${where}, so I ask for nothing there.`;
}

function wayOut({ why, botMention }: Pick<Unasked, "why" | "botMention">): Said {
  return why === "absent"
    ? say`To have it asked there, ${invite(botMention)}, then ask again.`
    : say`Ask for it in a channel of your own.`;
}

/** To the person who asked: how it was decided. */
export function requesterNotice(record: ChangeRecord, view: ChangeView = anyReader(record)): Message {
  const { wording } = record;
  const { lead, more = [], fine } = decidedStory(record, view);
  return tell({
    lead: sentences(say`You asked to ${unstopped(wording.deed)}.`, lead),
    more,
    fine,
  });
}
