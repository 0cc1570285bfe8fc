import type { Named } from "../../policy/index.ts";
import { listing, outside, type Said, say } from "./say.ts";

const CHANNEL = /^[CG][A-Z0-9]{2,}$/;
const PERSON = /^[UW][A-Z0-9]{2,}$/;
const USER_GROUP = /^S[A-Z0-9]{2,}$/;

/** Ids as the policy writes them; a word in capitals is no id without a digit in it. */
const IDS = /(?<![\w@^#|])[UWS](?=[A-Z]*\d)[A-Z0-9]{4,}(?!\w)/g;

/** A channel as Slack gave it; the name is missing where it is not known. */
export interface ChannelLabel {
  readonly id: string;
  readonly name?: string | undefined;
}

/** A channel, as a link where there is one; bare text cannot hold a link, so there it goes by its name. */
export function channelName({ id, name }: ChannelLabel): Said {
  const bare = name === undefined ? say`channel ${id}` : say`#${name}`;
  return { text: bare.text, mrkdwn: CHANNEL.test(id) ? `<#${id}>` : bare.mrkdwn };
}

/** "#care or #fulfilment" */
export function channelNames(channels: readonly ChannelLabel[]): Said {
  return listing(channels.map(channelName), "and");
}

/**
 * The people and groups that a list of the policy names, in its own words. Ids show as mentions: only for messages
 * that one person alone sees, where a mention reaches nobody.
 */
export function named({ words }: Named): Said {
  return listing(words.map(mention), "or");
}

/**
 * A sentence from outside in which ids of people and user groups show as mentions: only for messages that one
 * person alone sees.
 */
export function withMentions(sentence: string, longest: number): Said {
  const { text, mrkdwn } = outside(sentence, longest);
  return { text, mrkdwn: mrkdwn.replaceAll(IDS, (id) => mention(id).mrkdwn) };
}

/** Who can change the policy, by name where the file says so. */
export function whoCanChange(administrators: Named): Said {
  return administrators.words.length === 0
    ? say`Whoever looks after the policy file can change it.`
    : say`It can be changed by ${named(administrators)}.`;
}

function mention(word: string): Said {
  if (PERSON.test(word)) return { text: `person ${word}`, mrkdwn: `<@${word}>` };
  if (USER_GROUP.test(word)) return { text: `user group ${word}`, mrkdwn: `<!subteam^${word}>` };
  return outside(word, 80);
}
