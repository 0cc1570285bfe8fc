import { setTimeout as wait } from "node:timers/promises";
import type { Fill } from "../../sandbox/slack/driver-fill.ts";
import type { Message, View } from "../../sandbox/slack/protocol.ts";
import type { Database } from "../../src/database/open-database.ts";
import { listRules, type RuleRecord } from "../../src/database/alert-rules.ts";
import { type House, type HouseOptions, openHouse, ownPolicy } from "../support/house.ts";
import { formOf } from "../app/talk.ts";

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A house with a clock that is moved by hand, and what watching stock in it looks like. */
export interface Watch extends AsyncDisposable {
  readonly house: House;
  readonly now: () => number;
  /** Moves the clock; back, where it is negative. */
  readonly jump: (ms: number) => void;
  /** Moves the clock, and waits until all that is then due was run and told. */
  readonly pass: (ms: number) => Promise<void>;
  /** Sets counts of the stand-in Omni, each at a SKU and a location. */
  readonly stock: (counts: Readonly<Record<string, number>>) => void;
  readonly settled: () => Promise<void>;
}

/** Friday, a quarter past the hour everywhere. */
const START = "2026-11-20T15:00:30Z";
/** Longer than anything takes on a busy machine. */
const PATIENCE_MS = 60_000;

export async function openWatch({
  start = START,
  ...options
}: HouseOptions & { readonly start?: string } = {}): Promise<Watch> {
  let offset = Date.parse(start) - Date.now();
  const now = () => offset + Date.now();
  // On a busy machine the first answers of all take long; what is proven here is not how fast they are.
  const house = await openHouse({ ...options, now, workspace: { ackTimeoutMs: PATIENCE_MS } });
  const jump = (ms: number) => {
    offset += ms;
  };
  const settled = () => settledIn(house.database, now);
  return {
    house,
    now,
    jump,
    settled,
    pass: async (ms) => {
      jump(ms);
      await settled();
    },
    stock: (counts) => {
      for (const [at, count] of Object.entries(counts)) {
        const [sku = "", location = ""] = at.split(" at ");
        house.omni.state.stock.set(sku, location, count);
      }
    },
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  };
}

/** Looks again and again; a test that waits for nothing says for what. */
export async function until(look: () => Promise<boolean> | boolean, what: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!(await look())) {
    if (performance.now() > end) throw new Error(`Waited in vain until ${what}.`);
    await wait(20);
  }
}

/** Waits until nothing is due, nothing runs and nothing waits to be told; asked in the order in which they follow. */
function settledIn({ db }: Database, now: () => number): Promise<void> {
  return until(async () => {
    const due = await db
      .selectFrom("alert_rules")
      .select("id")
      .where("state", "=", "active")
      .where("next_due", "<=", now())
      .executeTakeFirst();
    const job = await db
      .selectFrom("jobs")
      .select("id")
      .where("name", "=", "alerts.run")
      .where("ended_at", "is", null)
      .executeTakeFirst();
    const news = await db.selectFrom("outbox").select("seq").where("ended_at", "is", null).executeTakeFirst();
    return due === undefined && job === undefined && news === undefined;
  }, "all was run and told");
}

async function sent(house: House, form: View, fill: Fill): Promise<void> {
  const outcome = await house.slack.as("U0PRIYA").submit(form, fill);
  if (!outcome.ok) throw new Error(`The form was not taken: ${JSON.stringify(outcome)}`);
}

/** Makes a rule in #stock by words, as a planner does; `fill` is what the form gets besides. */
export async function create(
  { house }: Pick<Watch, "house">,
  words: string,
  { fill = {}, channel = "C0STOCK" }: { readonly fill?: Fill; readonly channel?: string } = {},
): Promise<void> {
  const priya = house.slack.as("U0PRIYA");
  await priya.command("/omni", `alert create ${words}`, { channel });
  await sent(house, await formOf(house, "U0PRIYA", /Matches now/), fill);
  const next = await formOf(house, "U0PRIYA", /Please check|created/);
  if (/Please check/.test(JSON.stringify(next.blocks))) await priya.submit(next);
  await priya.close(await formOf(house, "U0PRIYA", /created/), true);
}

/** Edits a rule of #stock in its form. */
export async function edit({ house }: Pick<Watch, "house">, name: string, fill: Fill): Promise<void> {
  const priya = house.slack.as("U0PRIYA");
  await priya.command("/omni", `alert edit ${name}`, { channel: "C0STOCK" });
  await sent(house, await formOf(house, "U0PRIYA", /Matches now/), fill);
  const next = await formOf(house, "U0PRIYA", /Please check|saved/);
  if (/Please check/.test(JSON.stringify(next.blocks))) await priya.submit(next);
  await priya.close(await formOf(house, "U0PRIYA", /saved/), true);
}

export async function ruleNamed({ house }: Pick<Watch, "house">, name: string): Promise<RuleRecord> {
  const found = (await listRules(house.database.db)).find((rule) => rule.name === name);
  if (found === undefined) throw new Error(`No rule is called ${name}.`);
  return found;
}

/** What the app has told a channel, oldest first; answers to one person are not of it. */
export function told({ house }: Pick<Watch, "house">, channel = "C0STOCK"): Message[] {
  return house.slack
    .messages(channel, "U0ANA")
    .filter(({ botId, ephemeral }) => botId !== null && !ephemeral);
}

/** The same, as the texts alone. */
export function texts(watch: Pick<Watch, "house">, channel = "C0STOCK"): string[] {
  return told(watch, channel).map(({ text }) => text);
}

/** The only message that stands in #stock. */
export function onlyCard(watch: Pick<Watch, "house">): Message {
  const [card, ...more] = told(watch);
  if (card === undefined || more.length > 0)
    throw new Error(`There is not one message: ${texts(watch).join(" | ")}`);
  return card;
}

/** What the app has told a person in the direct message. */
export function inPerson({ house }: Pick<Watch, "house">, person = "U0PRIYA"): string[] {
  const { slack } = house;
  return slack
    .messages(slack.as(person).direct(), person)
    .filter(({ botId }) => botId !== null)
    .map(({ text }) => text);
}

/** The calls of Omni that read stock. */
export function scansOf({ house }: Pick<Watch, "house">): number {
  return house.omni.calls.list.filter(({ endpoint }) => endpoint === "on-hand.read").length;
}

/** The value of an option by its label, as it stands on a message. */
export function optionOf(spot: Message, label: string): string {
  const found = new RegExp(`"text":"${label}"[^}]*},"value":("(?:[^"\\\\]|\\\\.)*")`).exec(
    JSON.stringify(spot.blocks),
  );
  if (found?.[1] === undefined) throw new Error(`No option is called ${label}.`);
  return String(JSON.parse(found[1]));
}

/** The policy of the sandbox with these exchanges. */
export async function policyWith(...changes: readonly (readonly [from: string | RegExp, to: string])[]) {
  return changes.reduce(
    (text, [from, to]) => {
      if (text.replace(from, to) === text) throw new Error(`The policy has no ${String(from)}.`);
      return text.replace(from, to);
    },
    await ownPolicy(),
  );
}
