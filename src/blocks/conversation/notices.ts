import { shareFileButton } from "../elements.ts";
import type { Message, ViewContext } from "../message.ts";
import { slackDate } from "../time.ts";
import { type Again, againButton } from "./again.ts";
import { tell } from "./tell.ts";
import { type ChannelLabel, channelName } from "./people.ts";
import { code, outside, type Said, say } from "./say.ts";

/** A button, a form or a page of a snapshot that nothing can be done with any more. */
export function outOfDate(again?: Again): Message {
  return tell({
    lead: say`This is out of date, so nothing was done.`,
    more: [
      again === undefined ? say`Ask again with ${code("/omni")}.` : say`Ask again to see how it is now.`,
    ],
    buttons: [againButton("Ask again", again)],
  });
}

/** Said while an answer takes longer than a second; `doing` is an operation's own line, "Looking up order 1001". */
export function working(doing: string): Message {
  return tell({ lead: say`${doing}…` });
}

/** A file went to the person's direct message, because files cannot be for one person's eyes in a channel. */
export function csvSent(
  link: string | undefined,
  view: Pick<ViewContext, "sheetId" | "share"> = {},
): Message {
  return tell({
    lead: say`The CSV file is in ${linked("your direct message with me", link)}.`,
    buttons: [shareFileButton(view)],
  });
}

/** Above a file that everyone in the channel can open: who shared it, and when its rows were true. In mrkdwn. */
export function sharedFileLine(person: string, asOf: number, zone: string): string {
  return `Shared by <@${person}>, as of ${slackDate(asOf, zone, "moment")}.`;
}

/** A file could not be posted where everyone was to read it. */
export function fileNotShared(botUser: string): Message {
  return tell({
    lead: say`The file was not shared: I cannot post in this channel.`,
    more: [
      {
        text: "To let me, invite this app to the channel.",
        mrkdwn: `To let me, type here: /invite <@${botUser}>`,
      },
    ],
  });
}

/** An answer was posted for everyone; `channel` is missing where its name is not known. */
export function shared(channel?: ChannelLabel): Message {
  return tell({
    lead:
      channel === undefined
        ? say`Shared: everyone here can read it now.`
        : say`Shared: everyone in ${channelName(channel)} can read it now.`,
  });
}

/** Why an answer is not posted for all to see in a channel that people of another organisation read too. */
export function sharedOutside(): Message {
  return tell({
    lead: say`This channel is shared with another organisation, so nothing is posted here for everyone to see.`,
    more: [
      say`Ask with ${code("/omni")}, which only you can read, or ask in a channel of your own organisation.`,
    ],
  });
}

/** For those who look after the policy: a channel that it names goes by another id now. */
export function channelIdChanged(change: {
  readonly old: string;
  readonly now: string;
  readonly name: string | undefined;
}): Message {
  const { old, now, name } = change;
  const which = name === undefined ? say`a channel` : say`#${name}`;
  return tell({
    lead: say`Slack changed the id of ${which} from ${old} to ${now}, so its rules wait and nothing is allowed there.`,
    more: [say`To let them hold again, put ${code(now)} in place of ${code(old)} in the policy file.`],
  });
}

function linked(words: string, link: string | undefined): Said {
  const { text, mrkdwn } = outside(words);
  const safe = link !== undefined && /^https:\/\/[^\s<>|]+$/.test(link) && link.length <= 2000;
  return { text, mrkdwn: safe ? `<${link}|${mrkdwn}>` : mrkdwn };
}
