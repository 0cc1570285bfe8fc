import type { ChangeRecord } from "../../ledger/change-record.ts";
import { outside, say, sentences } from "../conversation/say.ts";
import { tell } from "../conversation/tell.ts";
import type { Message } from "../message.ts";
import { checkButton, settleButtons } from "./buttons.ts";
import { decidedStory, story } from "./story.ts";
import { anyReader, type ChangeView } from "./view.ts";
import { at, because, channelOf, sentence, targetName, unstopped, who } from "./words.ts";

/** What became of a change: for the form, for the card where the work is, and after a restart. */
export function outcome(record: ChangeRecord, view: ChangeView): Message {
  return tell(story(record, view));
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
  const id = MENTION.exec(botMention)?.[1];
  const me = id === undefined ? outside(botMention, 40) : { text: "this app", mrkdwn: `<@${id}>` };
  return tell({
    lead: say`I am not in ${channel}, so what became of this is told to you alone: ${unstopped(record.wording.deed)}.`,
    more: [say`To have it told there too, type in that channel: /invite ${me}`],
  });
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
