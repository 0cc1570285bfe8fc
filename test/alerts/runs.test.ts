import { describe, expect, test } from "vitest";
import { forgetReadings } from "../../src/database/alert-readings.ts";
import { buttonsOf, formOf, wholeOf } from "../app/talk.ts";
import {
  create,
  DAY,
  edit,
  HOUR,
  MINUTE,
  onlyCard,
  openWatch,
  optionOf,
  ruleNamed,
  scansOf,
  texts,
  told,
} from "./watch.ts";

const TEES = "stock TEE-RED-M at toronto-south below 5 recover 8 every 15m as tees";
const BOTH = "stock TEE-RED-M CAP-RED at toronto-south below 5 recover 8 every 15m as both";
const TEE = "TEE-RED-M at toronto-south";
const CAP = "CAP-RED at toronto-south";

describe.concurrent("a card", () => {
  test("is told once when stock runs low, follows it, and ends when it is well again", async () => {
    await using watch = await openWatch();
    await create(watch, TEES);
    watch.stock({ [TEE]: 5 });
    await watch.pass(15 * MINUTE);
    expect(texts(watch)).toEqual([]);
    watch.stock({ [TEE]: 4 });
    await watch.pass(15 * MINUTE);
    const card = onlyCard(watch);
    expect(card.text).toBe("Low stock: TEE-RED-M at toronto-south, 4 left (below 5) · tees");
    await watch.pass(15 * MINUTE);
    expect(onlyCard(watch)).toEqual(card);
    watch.stock({ [TEE]: 0 });
    await watch.pass(15 * MINUTE);
    expect(onlyCard(watch)).toMatchObject({
      ts: card.ts,
      text: "Out of stock: TEE-RED-M at toronto-south · tees",
    });
    // Between low and well again it stays in alarm.
    watch.stock({ [TEE]: 7 });
    await watch.pass(15 * MINUTE);
    expect(onlyCard(watch).text).toContain("7 left");
    watch.stock({ [TEE]: 8 });
    await watch.pass(15 * MINUTE);
    const ended = onlyCard(watch);
    expect(ended.text).toBe("Recovered: tees, the item is back at 8 or more after 1 hour.");
    expect(buttonsOf(ended)).toEqual([]);
    // Between them what is well stays well.
    watch.stock({ [TEE]: 6 });
    await watch.pass(15 * MINUTE);
    expect(onlyCard(watch)).toEqual(ended);
    watch.stock({ [TEE]: 2 });
    await watch.pass(15 * MINUTE);
    expect(texts(watch)).toEqual([
      "Recovered: tees, the item is back at 8 or more after 1 hour.",
      "Low stock: TEE-RED-M at toronto-south, 2 left (below 5) · tees",
    ]);
  });

  test("that was open for longer than readings are kept counts all that was in it", async () => {
    await using watch = await openWatch();
    const { db } = watch.house.database;
    await create(watch, BOTH);
    watch.stock({ [TEE]: 4, [CAP]: 4 });
    await watch.pass(15 * MINUTE);
    watch.stock({ [CAP]: 40 });
    await watch.pass(15 * MINUTE);
    await watch.pass(31 * DAY);
    // The hourly job may have done that already.
    await forgetReadings(db, watch.now() - 30 * DAY, 100);
    expect(await db.selectFrom("alert_readings").select("sku").execute()).toEqual([{ sku: "TEE-RED-M" }]);
    watch.stock({ [TEE]: 40 });
    await watch.pass(15 * MINUTE);
    expect(onlyCard(watch).text).toBe("Recovered: both, all 2 items are back at 8 or more after 31 days.");
    expect(await db.selectFrom("alert_alarm_items").selectAll().execute()).toEqual([]);
  });

  test("of which nothing changes is drawn again after an hour, and not before", async () => {
    await using watch = await openWatch();
    await create(watch, TEES);
    watch.stock({ [TEE]: 4 });
    await watch.pass(15 * MINUTE);
    const card = onlyCard(watch);
    for (const minutes of [15, 30, 45]) {
      await watch.pass(15 * MINUTE);
      expect(onlyCard(watch).editedAt, `after ${minutes} minutes`).toBeNull();
    }
    await watch.pass(15 * MINUTE);
    expect(onlyCard(watch)).toMatchObject({ ts: card.ts, text: card.text });
    expect(onlyCard(watch).editedAt).not.toBeNull();
  });

  test("of two people who claim it one has it, and the other is told who", async () => {
    await using watch = await openWatch();
    const { slack } = watch.house;
    await create(watch, TEES);
    watch.stock({ [TEE]: 4 });
    await watch.pass(15 * MINUTE);
    const card = onlyCard(watch);
    await Promise.all(["U0ANA", "U0PRIYA"].map((who) => slack.as(who).click(card, "alarm.claim")));
    await watch.settled();
    const claimed = onlyCard(watch);
    const [by] = /(?<=claimed by <@)\w+/.exec(wholeOf(claimed)) ?? [];
    const other = by === "U0ANA" ? "U0PRIYA" : "U0ANA";
    expect(["U0ANA", "U0PRIYA"]).toContain(by);
    const whisper = await slack.waitFor(() =>
      slack.messages("C0STOCK", other).find(({ ephemeral }) => ephemeral),
    );
    expect(wholeOf(whisper)).toContain(`<@${by}>`);
    await watch.pass(15 * MINUTE);
    expect(buttonsOf(onlyCard(watch))).toContain("alarm.unclaim");
  });

  test("that is snoozed takes what runs low without a word, and tells it when the snooze is over", async () => {
    await using watch = await openWatch();
    const priya = watch.house.slack.as("U0PRIYA");
    await create(watch, BOTH);
    watch.stock({ [TEE]: 4, [CAP]: 20 });
    await watch.pass(15 * MINUTE);
    const card = onlyCard(watch);
    await priya.click(card, "alarm.snooze", optionOf(card, "For 1 hour"));
    await watch.settled();
    expect(wholeOf(onlyCard(watch))).toContain("snoozed by <@U0PRIYA>");
    watch.stock({ [CAP]: 2 });
    await watch.pass(15 * MINUTE);
    expect(onlyCard(watch).text).toContain("Low stock: 2 of 2 watched items");
    await watch.pass(50 * MINUTE);
    const [edited, later] = told(watch);
    expect(wholeOf(edited ?? card)).not.toContain("snoozed by");
    expect(later).toMatchObject({ threadTs: card.ts });
    expect(later?.text).toBe("Also low: CAP-RED at toronto-south, 2 left · both");
    await watch.pass(15 * MINUTE);
    expect(told(watch)).toHaveLength(2);
  });

  test("that is woken tells at once what was held back", async () => {
    await using watch = await openWatch();
    const priya = watch.house.slack.as("U0PRIYA");
    await create(watch, BOTH);
    watch.stock({ [TEE]: 4, [CAP]: 20 });
    await watch.pass(15 * MINUTE);
    await priya.click(onlyCard(watch), "alarm.snooze", optionOf(onlyCard(watch), "Until it changes"));
    await watch.settled();
    await priya.click(onlyCard(watch), "alarm.wake");
    await watch.settled();
    await priya.click(onlyCard(watch), "alarm.snooze", optionOf(onlyCard(watch), "For 4 hours"));
    await watch.settled();
    watch.stock({ [CAP]: 2 });
    await watch.pass(15 * MINUTE);
    const before = scansOf(watch);
    await priya.click(onlyCard(watch), "alarm.wake");
    await watch.settled();
    expect(texts(watch)[1]).toBe("Also low: CAP-RED at toronto-south, 2 left · both");
    expect(scansOf(watch)).toBe(before);
  });

  test("lets go of what is muted, and closes without calling it a recovery", async () => {
    await using watch = await openWatch();
    const priya = watch.house.slack.as("U0PRIYA");
    await create(watch, BOTH);
    watch.stock({ [TEE]: 4, [CAP]: 2 });
    await watch.pass(15 * MINUTE);
    const mute = async (sku: string) => {
      await priya.click(onlyCard(watch), "alarm.mute");
      await priya.submit(await formOf(watch.house, "U0PRIYA", /multi_static_select/), { sku: [sku] });
      await priya.close(await formOf(watch.house, "U0PRIYA", /form\.alert\.edit/), true);
      await watch.settled();
    };
    await mute("CAP-RED");
    expect(onlyCard(watch).text).toContain("Low stock: TEE-RED-M");
    await mute("TEE-RED-M");
    expect(onlyCard(watch).text).toMatch(/^Not watched any more: both was changed/);
    expect(buttonsOf(onlyCard(watch))).toEqual([]);
    await watch.pass(HOUR);
    expect(told(watch)).toHaveLength(1);
    await edit(watch, "both", { muted: "" });
    await watch.pass(15 * MINUTE);
    expect(texts(watch)[1]).toMatch(/^Low stock: 2 of 2 watched items/);
  });

  test("of what was muted while it was low it is not said that it is well again", async () => {
    await using watch = await openWatch();
    await create(watch, BOTH);
    watch.stock({ [TEE]: 4, [CAP]: 2 });
    await watch.pass(15 * MINUTE);
    await edit(watch, "both", { muted: "CAP-RED" });
    watch.stock({ [TEE]: 20 });
    await watch.pass(15 * MINUTE);
    expect(onlyCard(watch).text).toMatch(
      /^Recovered: both, the item is back at \d+ or more after 15 minutes/,
    );
  });
});

describe.concurrent("what runs low later", () => {
  test("is told in the card's thread, and to the channel only where the rule says so", async () => {
    await using watch = await openWatch();
    await create(watch, BOTH);
    await create(watch, BOTH.replace("as both", "as loud"), { fill: { later: "channel" } });
    watch.stock({ [TEE]: 4, [CAP]: 20 });
    await watch.pass(15 * MINUTE);
    const cards = told(watch);
    expect(cards).toHaveLength(2);
    watch.stock({ [CAP]: 0 });
    await watch.pass(15 * MINUTE);
    const later = told(watch).filter(({ threadTs, ts }) => threadTs !== null && threadTs !== ts);
    expect(later).toHaveLength(2);
    for (const message of later) {
      const isLoud = message.text.endsWith("· loud");
      const card = cards.find(({ text }) => text.endsWith(isLoud ? "· loud" : "· both"));
      expect(message.threadTs).toBe(card?.ts);
      expect(message.text).toContain("Also out: CAP-RED at toronto-south, 0 left");
      expect(message.subtype).toBe(isLoud ? "thread_broadcast" : null);
    }
    await watch.pass(15 * MINUTE);
    expect(told(watch)).toHaveLength(4);
  });

  test("mentions nobody: a group is called by the first post of an alarm alone", async () => {
    await using watch = await openWatch();
    await create(watch, BOTH, { fill: { mention: "S0LEADS" } });
    watch.stock({ [TEE]: 4, [CAP]: 20 });
    const posted: boolean[] = [];
    const edited: boolean[] = [];
    const { slackApi } = watch.house;
    slackApi.instead("chat.postMessage", (args) => void posted.push(args.toString().includes("S0LEADS")));
    slackApi.instead("chat.update", (args) => void edited.push(args.toString().includes("S0LEADS")));
    await watch.pass(15 * MINUTE);
    watch.stock({ [TEE]: 3, [CAP]: 2 });
    await watch.pass(15 * MINUTE);
    watch.stock({ [TEE]: 30, [CAP]: 30 });
    await watch.pass(15 * MINUTE);
    expect(posted).toEqual([true, false]);
    expect(edited.length).toBeGreaterThanOrEqual(2);
    expect(edited).not.toContain(true);
    watch.stock({ [TEE]: 1 });
    await watch.pass(15 * MINUTE);
    expect(posted).toEqual([true, false, true]);
    expect((await ruleNamed(watch, "both")).definition).toMatchObject({ mention: "S0LEADS" });
  });
});
