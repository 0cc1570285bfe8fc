import { WebClient } from "@slack/web-api";
import { expect, test } from "vitest";
import { z } from "zod";
import type { Message } from "../../sandbox/slack/protocol.ts";
import { createDelivery } from "../../src/slack/delivery.ts";
import { alarmCard } from "../../src/blocks/alerts/index.ts";
import { item, out, reader, view } from "../blocks/alerts/samples.ts";
import { BOT_TOKEN, type House, openHouse, ownPolicy } from "../support/house.ts";
import { ask, formOf, next, wholeOf } from "./talk.ts";

const ITEMS = [item("CAP-BLU", out), item("CAP-RED")];

/** Posts the card of an alarm that stands, as the clock would. */
async function postCard(house: House, items = ITEMS): Promise<Message> {
  const standing = view(items);
  house.alerts.standing.set("alarm-1", { view: standing, channel: "C0STOCK" });
  const client = new WebClient(BOT_TOKEN, { slackApiUrl: house.slackApi.apiUrl });
  const { ts } = await createDelivery(client, fetch).post(
    { channel: "C0STOCK" },
    alarmCard(standing, reader),
  );
  const posted = house.slack.messages("C0STOCK", "U0PRIYA").find((each) => each.ts === ts);
  if (posted === undefined) throw new Error("the card is not there");
  return posted;
}

function alarmOf(house: House) {
  return house.alerts.standing.get("alarm-1")?.view.alarm;
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
const Menus = z.array(
  z.object({ elements: z.array(z.object({ options: z.array(Option).default([]) })).default([]) }),
);

/** The value of the option that says this. */
function optionOf(card: Message, label: string): string {
  const menus = Menus.parse(card.blocks.filter(({ type }) => type === "actions"));
  const options = menus.flatMap(({ elements }) => elements.flatMap((element) => element.options));
  const found = options.find(({ text }) => text.text === label);
  if (found === undefined) throw new Error(`no option ${label}`);
  return found.value;
}

test("an alarm is claimed once; the second is told who has it, and both tries are remembered", async () => {
  await using house = await openHouse();
  const card = await postCard(house);
  await house.slack.as("U0PRIYA").click(card, "alarm.claim");
  await expect.poll(() => alarmOf(house)?.claimed?.by).toBe("U0PRIYA");
  const told = await whispered(house, card, "U0ANA", "alarm.claim");
  expect(told.text).toMatch(/^U0PRIYA has it already, since /);
  expect(alarmOf(house)?.claimed?.by).toBe("U0PRIYA");
  const again = await whispered(house, card, "U0PRIYA", "alarm.claim");
  expect(again.text).toBe("You have claimed it already.");
  const audit = wholeOf(await ask(house, "audit since 1d", { who: "U0ANA" }));
  expect(audit.match(/alert\.claim/g)?.length).toBeGreaterThanOrEqual(2);
  expect(audit).toContain("alert rule-1");
});

test("whoever may not manage alerts here is refused, whispered to, and remembered", async () => {
  await using house = await openHouse();
  const card = await postCard(house);
  const told = await whispered(house, card, "U0BEN", "alarm.claim");
  expect(told.text).toMatch(/^Only planners or leads can manage alerts/);
  expect(alarmOf(house)?.claimed).toBeUndefined();
  await whispered(house, card, "U0BEN", "alarm.mute");
  const audit = wholeOf(await ask(house, "audit @U0BEN", { who: "U0ANA" }));
  expect(audit).toContain("alert.claim");
  expect(audit).toContain("alert.mute");
  expect(audit).toContain("denied");
});

test("a snooze ends when it was chosen to: tomorrow by the clocks of whoever snoozes", async () => {
  const now = Date.parse("2026-11-22T20:00:00Z");
  await using house = await openHouse({ now: () => now });
  const card = await postCard(house);
  const ana = house.slack.as("U0ANA");
  const snoozed = async (label: string, until: number | "change") => {
    await ana.click(card, "alarm.snooze", optionOf(card, label));
    await expect.poll(() => alarmOf(house)?.snoozed).toEqual({ by: "U0ANA", at: now, until });
  };
  await snoozed("For 1 hour", now + 3_600_000);
  await snoozed("For 4 hours", now + 4 * 3_600_000);
  await snoozed("Until tomorrow 09:00", Date.parse("2026-11-23T14:00:00Z"));
  await snoozed("Until it changes", "change");
});

test("SKUs are muted in a form, which is asked of the policy again when it is sent", async () => {
  await using house = await openHouse();
  const card = await postCard(house);
  const priya = house.slack.as("U0PRIYA");
  await priya.click(card, "alarm.mute");
  const form = await formOf(house, "U0PRIYA", /is not looked at by caps/);
  expect(wholeOf(form)).toContain("CAP-RED");
  await priya.submit(form, { sku: ["CAP-RED"] });
  const done = await formOf(house, "U0PRIYA", /Muted for caps: CAP-RED\./);
  await priya.close(done, true);
  await priya.click(card, "alarm.mute");
  const second = await formOf(house, "U0PRIYA", /is not looked at by caps/);
  await house.changePolicy((await ownPolicy()).replace(/ +- alert\.manage.*\n/, ""));
  await priya.submit(second, { sku: ["CAP-BLU"] });
  await formOf(house, "U0PRIYA", /You can't manage alerts/);
});

test("the stock elsewhere, the CSV and the count are a click away for whoever may see them", async () => {
  await using house = await openHouse();
  const card = await postCard(house);
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
  const card = await postCard(house);
  const closed = { closedAt: Date.now() - 60_000, closedBy: "recovery" } as const;
  house.alerts.standing.set("alarm-1", { view: view(ITEMS, { alarm: closed }), channel: "C0STOCK" });
  const over = await whispered(house, card, "U0PRIYA", "alarm.claim");
  expect(over.text).toMatch(/^This alarm of caps is over since .*: all recovered after /);
  house.alerts.standing.clear();
  const gone = await whispered(house, card, "U0PRIYA", "alarm.claim");
  expect(gone.text).toBe("This alarm is gone: its alert was deleted, or it is long over.");
});
