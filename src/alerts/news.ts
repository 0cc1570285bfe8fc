import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { NewNews } from "../database/outbox-append.ts";
import type { Alarm } from "../watch/alarm.ts";
import { News } from "../watch/decide/news.ts";

/** What is told of a rule, or of what became of it. Plain JSON; what it looks like is drawn when it is told. */
export const Told = z.discriminatedUnion("about", [
  z.object({
    about: z.literal("rule"),
    rule: z.string(),
    alarm: z.string().optional(),
    news: News,
    /** What the list of a digest is kept as, where it is longer than its message. */
    list: z.string().optional(),
  }),
  z.object({
    about: z.literal("deleted"),
    name: z.string(),
    by: z.string(),
    /** Of a rule whose card may be on its way. */
    alarm: z.string().optional(),
    /** Where its card stands, once that is known. */
    card: z.object({ channel: z.string(), ts: z.string() }).optional(),
  }),
  z.object({
    about: z.literal("paused"),
    /** The first of them by name. */
    names: z.array(z.string()),
    /** How many there are. */
    rules: z.int(),
    channel: z.string(),
    because: z.string(),
    creator: z.string(),
  }),
]);
export type Told = Readonly<z.infer<typeof Told>>;

/**
 * News of a rule as its channel is to be told them. A card is one message: its later looks are edits of it.
 * @param list what the list of a digest among them is kept as
 */
export function newsOfRule(
  rule: { readonly id: string; readonly channel: string },
  alarm: Alarm | undefined,
  news: readonly News[],
  list?: string,
): NewNews[] {
  return news.map((one) => {
    const isEdit = one.kind === "card" || one.kind === "recovered";
    const isCard = isEdit || one.kind === "opened";
    const listed = one.kind === "digest" ? { list } : {};
    const data: Told = { about: "rule", rule: rule.id, alarm: alarm?.id, news: one, ...listed };
    return {
      channel: rule.channel,
      kind: isEdit ? "edit" : "post",
      subject: isCard && alarm !== undefined ? cardSubject(alarm.id) : randomUUID(),
      data,
    };
  });
}

/** The card of an alarm is to be drawn again. */
export function cardNews(rule: { readonly id: string; readonly channel: string }, alarm: string): NewNews {
  const data: Told = { about: "rule", rule: rule.id, alarm, news: { kind: "card" } };
  return { channel: rule.channel, kind: "edit", subject: cardSubject(alarm), data };
}

/** As many rules as one message names. */
const NAMED = 5;

/** Whoever made rules of a channel is told in person that the app paused them. */
export function pausedNews(paused: {
  readonly names: readonly string[];
  readonly channel: string;
  readonly because: string;
  readonly creator: string;
}): NewNews {
  const { names, ...rest } = paused;
  const first = names.toSorted((one, other) => one.localeCompare(other, "en")).slice(0, NAMED);
  const data: Told = { about: "paused", ...rest, names: first, rules: names.length };
  return { channel: paused.creator, kind: "post", subject: randomUUID(), data };
}

/** That a rule was deleted, which its card says. */
export type Deleted = Extract<Told, { about: "deleted" }>;

/** The card of a rule that was deleted says so. */
export function deletedNews(channel: string, told: Deleted): NewNews {
  return { channel, kind: "edit", subject: `deleted ${told.card?.ts ?? told.alarm}`, data: told };
}

function cardSubject(alarm: string): string {
  return `card ${alarm}`;
}
