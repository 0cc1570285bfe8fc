import { notInChannel, type Reader } from "../../blocks/change/index.ts";
import type { Message } from "../../blocks/message.ts";
import type { Card, Copies } from "../../database/card.ts";
import type { ChangeRecord } from "../../ledger/index.ts";
import { asError } from "../../log.ts";
import { isClosed, type Posted } from "../../slack/delivery.ts";
import type { Desk } from "../desk.ts";
import { unheardIn } from "./deciders.ts";

/** What is told: whose work it is, and where. */
type Work = Pick<ChangeRecord, "channel" | "thread" | "person"> & {
  readonly wording: { readonly deed: string };
};

/** The message for each kind of reader. */
export type MessageFor = (reader: Reader) => Promise<Message>;

/** A card as it was posted, and who reads it there. */
interface PostedCard extends Posted {
  readonly reader: "everyone" | "requester";
}

/** Posts the card where the work is; where the app is not in the channel, or outsiders read there, to the person. */
export async function postCard(desk: Desk, work: Work, messageFor: MessageFor): Promise<PostedCard> {
  const { channel, thread, person } = work;
  const unheard = await unheardIn(desk, channel);
  if (channel === undefined || unheard === "outside") return toPerson(desk, person, messageFor);
  const reader = unheard === "alone" ? "requester" : "everyone";
  try {
    const posted = await desk.delivery.post({ channel, thread }, await messageFor(reader));
    return { ...posted, reader };
  } catch (error) {
    if (!isClosed(error)) throw error;
    const card = await toPerson(desk, person, messageFor);
    await sayWhy(desk, work);
    return card;
  }
}

/** Why it is told in person. The card stands by then, so what becomes of this message is of no account. */
async function sayWhy(desk: Desk, work: Work): Promise<void> {
  try {
    const { botUser } = await desk.identity();
    await desk.delivery.post({ channel: work.person }, notInChannel(work, botUser));
  } catch (error) {
    desk.log.warn({ err: asError(error) }, "why something is told in person could not be said");
  }
}

async function toPerson(desk: Desk, person: string, messageFor: MessageFor): Promise<PostedCard> {
  const posted = await desk.delivery.post({ channel: person }, await messageFor("requester"));
  return { ...posted, reader: "requester" };
}

/** Asks each of these in person; gives back the copies that reached somebody. */
export async function askInPerson(
  desk: Desk,
  people: readonly string[],
  messageFor: MessageFor,
): Promise<Copies> {
  const message = await messageFor("decider");
  const asked = await Promise.allSettled(
    people.map(async (person) => ({ ...(await desk.delivery.post({ channel: person }, message)), person })),
  );
  return asked.flatMap((each) => {
    if (each.status === "fulfilled") return [each.value];
    desk.log.warn({ err: asError(each.reason) }, "somebody who can decide could not be asked");
    return [];
  });
}

/** Edits a card, what else shows the same, and the copies of those who were asked in person. */
export async function editCards(
  { delivery }: Desk,
  { channel: asked }: Pick<Work, "channel">,
  { channel, ts, copies = [], twins = [] }: Card,
  messageFor: MessageFor,
): Promise<void> {
  const isWhereAsked = channel === asked && !channel.startsWith("D");
  const message = await messageFor(isWhereAsked ? "everyone" : "requester");
  const copy = copies.length === 0 ? message : await messageFor("decider");
  await Promise.all([
    ...[{ channel, ts }, ...twins].map((each) => delivery.update(each, message)),
    ...copies.map((each) => delivery.update(each, copy)),
  ]);
}
