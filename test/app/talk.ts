import type { Message, View } from "../../sandbox/slack/protocol.ts";
import type { House } from "../support/house.ts";

/** Who asks, and where; Ben in #care unless said. */
export interface Where {
  readonly who?: string;
  readonly channel?: string;
  readonly command?: string;
}

/** Asks by a slash command; gives back the answer, not the line that says it takes longer. */
export async function ask(house: House, words: string, where: Where = {}): Promise<Message> {
  const { who = "U0BEN", channel = "C0CARE", command = "/omni" } = where;
  const answered = next(house, channel, who, ({ text }) => !WORKING.test(text));
  await house.slack.as(who).command(command, words, { channel });
  return answered();
}

/** Mentions the app; gives back the first answer in the thread. */
export async function mention(
  house: House,
  words: string,
  { who = "U0BEN", channel = "C0CARE", thread }: Where & { readonly thread?: string } = {},
): Promise<Message> {
  const answered = next(house, channel, who);
  await house.slack.as(who).say(channel, `@omni ${words}`, thread);
  return answered();
}

/** Writes to the app in the direct message; gives back its answer. */
export async function tell(house: House, words: string, who = "U0BEN"): Promise<Message> {
  const person = house.slack.as(who);
  const answered = next(house, person.direct(), who);
  await person.say(person.direct(), words);
  return answered();
}

/** What is said while an answer takes longer than a second. */
const WORKING = /^(Looking|Checking|Reading|Asking)\b.*…$/;

/** Remembers where a conversation stands; call it to wait for the next words of the app that fit. */
export function next(
  house: House,
  channel: string,
  who: string,
  fits: (message: Message) => boolean = () => true,
): () => Promise<Message> {
  const before = new Set(house.slack.messages(channel, who).map(({ ts }) => ts));
  const isNew = (each: Message) => each.botId !== null && !before.has(each.ts) && fits(each);
  return () =>
    house.slack.waitFor(
      () => house.slack.messages(channel, who).find((each) => isNew(each)),
      `an answer in ${channel}`,
    );
}

/** The form that opens next for a person; `match` looks at all that stands in it. */
export function formOf(house: House, who = "U0BEN", match = /./): Promise<View> {
  return house.slack.waitFor(
    () => {
      const form = house.slack.views(who).at(-1);
      return form !== undefined && match.test(wholeOf(form)) ? form : undefined;
    },
    `a form of ${who} matching ${String(match)}`,
  );
}

/** The message as it stands now, once it matches: after a click it is replaced. */
export function replaced(
  house: House,
  { channel, ts }: Message,
  who: string,
  match: RegExp,
): Promise<Message> {
  return house.slack.waitFor(
    () => house.slack.messages(channel, who).find((each) => each.ts === ts && match.test(wholeOf(each))),
    `the message to become ${String(match)}`,
  );
}

/** Everything that can be read on a message or a form, as one text. */
export function wholeOf(spot: Message | View): string {
  return "ts" in spot
    ? `${spot.text}\n${JSON.stringify(spot.blocks)}`
    : JSON.stringify([spot.title, spot.blocks]);
}

/** The texts in which Slack reads markup. */
export function mrkdwnOf(message: Message): string[] {
  const texts = JSON.stringify(message.blocks).matchAll(/"type":"mrkdwn","text":("(?:[^"\\\\]|\\\\.)*")/g);
  return [message.text, ...Array.from(texts, ([, text]) => String(JSON.parse(text ?? '""')))];
}

/** The action ids that stand on a message or a form. */
export function buttonsOf(spot: Message | View): string[] {
  return [...JSON.stringify(spot.blocks).matchAll(/"action_id":"([^"]+)"/g)].map(([, id]) => id ?? "");
}

/** The reference that a card of trouble shows. */
export function referenceOf(spot: Message | View): string {
  return /Reference `(\w{5})`/.exec(wholeOf(spot))?.[1] ?? "none";
}
