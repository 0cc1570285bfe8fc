import { expect, test } from "vitest";
import { z } from "zod";
import type { Message } from "../../sandbox/slack/protocol.ts";
import { findAlarm } from "../../src/database/alert-alarms.ts";
import { listRules } from "../../src/database/alert-rules.ts";
import { type House, openHouse, ownPolicy } from "../support/house.ts";
import { send } from "./signed.ts";
import { ask, formOf, next, replaced, wholeOf } from "./talk.ts";

const RULE = "alert create stock CAP-BLU CAP-RED at toronto-south below 5 recover 8 daily at 03:00 as caps";

/** Makes a rule that finds two caps low, runs it, and gives back the card that the channel is told by. */
async function openCard(house: House): Promise<Message> {
  const priya = house.slack.as("U0PRIYA");
  await priya.command("/omni", RULE, { channel: "C0STOCK" });
  await priya.submit(await formOf(house, "U0PRIYA", /Matches now/));
  await priya.close(await formOf(house, "U0PRIYA", /Alert caps created/), true);
  await priya.command("/omni", "alert run caps", { channel: "C0STOCK" });
  return house.slack.waitFor(() =>
    house.slack
      .messages("C0STOCK", "U0BEN")
      .find(({ ephemeral, text }) => !ephemeral && text.startsWith("Low stock: 2 of 2")),
  );
}

/** The alarm of the one rule, as the database has it. */
async function alarmOf({ database }: House) {
  const [rule] = await listRules(database.db, { channel: "C0STOCK" });
  return rule === undefined ? undefined : findAlarm(database.db, { openOf: rule.id });
}

/** Clicks, and gives back what only this person is told. */
async function whispered(
  house: House,
  card: Message,
  who: string,
  id: string,
  choice?: string,
): Promise<Message> {
  const answered = next(house, "C0STOCK", who, ({ ephemeral }) => ephemeral);
  await house.slack.as(who).click(card, id, choice);
  return answered();
}

const Option = z.object({ text: z.object({ text: z.string() }), value: z.string() });
const Rows = z.array(
  z.object({
    elements: z.array(
      z.object({
        action_id: z.string(),
        value: z.string().optional(),
        options: z.array(Option).default([]),
      }),
    ),
  }),
);

function elementsOf(card: Message) {
  return Rows.parse(card.blocks.filter(({ type }) => type === "actions")).flatMap(({ elements }) => elements);
}

/** The value of the option that says this. */
function optionOf(card: Message, label: string): string {
  const options = elementsOf(card).flatMap((element) => element.options);
  const found = options.find(({ text }) => text.text === label);
  if (found === undefined) throw new Error(`no option ${label}`);
  return found.value;
}

test("of two who claim at once one has it, and the other is told who; the card says it to all", async () => {
  await using house = await openHouse();
  const card = await openCard(house);
  const [priya, ana] = [house.slack.as("U0PRIYA"), house.slack.as("U0ANA")];
  const toPriya = next(house, "C0STOCK", "U0PRIYA", ({ ephemeral }) => ephemeral);
  const toAna = next(house, "C0STOCK", "U0ANA", ({ ephemeral }) => ephemeral);
  await Promise.all([priya.click(card, "alarm.claim"), ana.click(card, "alarm.claim")]);
  const shows = await replaced(house, card, "U0BEN", /claimed by/);
  const claimed = (await alarmOf(house))?.claimed;
  const told = await (claimed?.by === "U0ANA" ? toPriya() : toAna());
  expect(told.text).toMatch(new RegExp(`^${claimed?.by} has it already, since `));
  expect(wholeOf(shows)).toContain(`claimed by <@${claimed?.by}>`);
  await priya.click(shows, "alarm.unclaim");
  await replaced(house, card, "U0BEN", /alarm\.claim/);
  expect((await alarmOf(house))?.claimed).toBeUndefined();
  const audit = wholeOf(await ask(house, "audit since 1d", { who: "U0ANA" }));
  expect(audit.match(/alert\.claim/g)?.length).toBeGreaterThanOrEqual(2);
  expect(audit).toContain("alert.unclaim");
});

test("whoever may not manage alerts here is refused, whispered to, and remembered", async () => {
  await using house = await openHouse();
  const card = await openCard(house);
  const told = await whispered(house, card, "U0BEN", "alarm.claim");
  expect(told.text).toMatch(/^Only planners or leads can manage alerts/);
  expect((await alarmOf(house))?.claimed).toBeUndefined();
  await whispered(house, card, "U0BEN", "alarm.mute");
  const audit = wholeOf(await ask(house, "audit @U0BEN", { who: "U0ANA" }));
  expect(audit).toContain("alert.claim");
  expect(audit).toContain("alert.mute");
  expect(audit).toContain("denied");
  expect(audit).toContain(`alert ${(await alarmOf(house))?.rule}`);
});

test("a snooze ends when it was chosen to: tomorrow by the clocks of whoever snoozes", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  let card = await openCard(house);
  const snoozed = async (label: string): Promise<number | "change" | undefined> => {
    await ana.click(card, "alarm.snooze", optionOf(card, label));
    const silent = await replaced(house, card, "U0BEN", /snoozed by <@U0ANA>/);
    const until = (await alarmOf(house))?.snoozed?.until;
    await ana.click(silent, "alarm.wake");
    card = await replaced(house, card, "U0BEN", /alarm\.snooze/);
    return until;
  };
  const now = Date.now();
  expect(Number(await snoozed("For 4 hours")) - now).toBeGreaterThanOrEqual(4 * 3_600_000);
  const morning = Number(await snoozed("Until tomorrow 09:00"));
  const clock = { timeZone: "America/Toronto", timeStyle: "short", hourCycle: "h23" } as const;
  expect(new Intl.DateTimeFormat("en-CA", clock).format(morning)).toBe("09:00");
  expect(morning).toBeGreaterThan(now);
  expect(await snoozed("Until it changes")).toBe("change");
});

test("SKUs are muted in a form, which is asked of the policy again when it is sent", async () => {
  await using house = await openHouse();
  const card = await openCard(house);
  const priya = house.slack.as("U0PRIYA");
  await priya.click(card, "alarm.mute");
  const form = await formOf(house, "U0PRIYA", /is not looked at by caps/);
  expect(wholeOf(form)).toContain("CAP-RED");
  await priya.submit(form, { sku: ["CAP-RED"] });
  await priya.close(await formOf(house, "U0PRIYA", /Muted for caps: CAP-RED\./), true);
  const left = await replaced(house, card, "U0BEN", /Out of stock: CAP-BLU at toronto-south/);
  await priya.click(left, "alarm.mute");
  const second = await formOf(house, "U0PRIYA", /is not looked at by caps/);
  await house.changePolicy((await ownPolicy()).replace(/ +- alert\.manage.*\n/, ""));
  await priya.submit(second, { sku: ["CAP-BLU"] });
  await formOf(house, "U0PRIYA", /You can't manage alerts/);
  expect((await listRules(house.database.db, { channel: "C0STOCK" }))[0]?.definition).toMatchObject({
    muted: ["CAP-RED"],
  });
});

test("the stock elsewhere, the CSV and the count are a click away for whoever may see them", async () => {
  await using house = await openHouse();
  const card = await openCard(house);
  const stock = await whispered(house, card, "U0BEN", "alarm.elsewhere", optionOf(card, "CAP-RED"));
  expect(stock.text).toMatch(/^CAP-RED: /);
  const file = await whispered(house, card, "U0BEN", "alarm.csv");
  expect(file.text).toBe("The CSV file is in your direct message with me.");
  const priya = house.slack.as("U0PRIYA");
  await priya.click(card, "choose.adjust", optionOf(card, "CAP-RED at toronto-south"));
  const form = await formOf(house, "U0PRIYA", /Amount/);
  expect(wholeOf(form)).toContain("3 on hand");
});

test("an old card says what is true now", async () => {
  await using house = await openHouse();
  const card = await openCard(house);
  const claim = elementsOf(card).find(({ action_id }) => action_id === "alarm.claim");
  const priya = house.slack.as("U0PRIYA");
  for (const sku of ["CAP-BLU", "CAP-RED"]) house.omni.state.stock.set(sku, "toronto-south", 20);
  await priya.command("/omni", "alert run caps", { channel: "C0STOCK" });
  const over = await replaced(house, card, "U0BEN", /Recovered: caps, all 2 items are back at 8 or more/);
  expect(over.blocks.some(({ type }) => type === "actions")).toBe(false);
  const told = await pressOld(house, claim?.value);
  expect(told.text).toMatch(/^This alarm of caps is over since .*: all recovered after /);
  await priya.command("/omni", "alert delete caps", { channel: "C0STOCK" });
  await priya.submit(await formOf(house, "U0PRIYA", /This cannot be undone/));
  await formOf(house, "U0PRIYA", /Alert caps deleted/);
  const gone = await pressOld(house, claim?.value);
  expect(gone.text).toBe("This alarm is gone: its alert was deleted, or it is long over.");
});

/** Presses *Claim* as a card that was never drawn again would still let Priya do. */
async function pressOld(house: House, value: string | undefined): Promise<Message> {
  const record = house.slack.traffic().findLast(({ label }) => label === "/omni");
  const url = /"response_url":"([^"]+)"/.exec(JSON.stringify(record))?.[1];
  const answered = next(house, "C0STOCK", "U0PRIYA", ({ ephemeral }) => ephemeral);
  const payload = {
    type: "block_actions",
    user: { id: "U0PRIYA" },
    team: { id: "T0OMNI" },
    channel: { id: "C0STOCK" },
    response_url: url,
    container: { type: "message", channel_id: "C0STOCK", is_ephemeral: false },
    actions: [{ type: "button", action_id: "alarm.claim", block_id: "b", value, action_ts: "1.1" }],
  };
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  await send(house, body, { type: "application/x-www-form-urlencoded" });
  return answered();
}
