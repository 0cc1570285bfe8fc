import { describe, expect, test } from "vitest";
import { listRules } from "../../src/database/alert-rules.ts";
import { ask, buttonsOf, wholeOf } from "../app/talk.ts";
import { openValve, type Valve } from "../support/valve.ts";
import {
  create,
  DAY,
  edit,
  HOUR,
  inPerson,
  MINUTE,
  onlyCard,
  openWatch,
  policyWith,
  ruleNamed,
  scansOf,
  texts,
  told,
  until,
} from "./watch.ts";

const TEES = "stock TEE-RED-M at toronto-south below 5 recover 8 every 15m as tees";
const TEE = "TEE-RED-M at toronto-south";
const STOCK = { who: "U0PRIYA", channel: "C0STOCK" };

describe.concurrent("a rule", () => {
  test("that is edited while its run is under way is looked at once more, and what that run found is let go", async () => {
    let valve: Valve | undefined;
    await using watch = await openWatch({
      omniUrl: async (url) => {
        valve = await openValve(url);
        return valve.url;
      },
    });
    await create(watch, TEES);
    watch.stock({ [TEE]: 4 });
    const held = valve?.holdAnswer(/inventory\/onhand/);
    watch.jump(15 * MINUTE);
    await held?.reached;
    await edit(watch, "tees", { below: 3, recover: 3 });
    held?.release();
    await watch.settled();
    expect(texts(watch)).toEqual([]);
    expect((await ruleNamed(watch, "tees")).lastRun).toMatchObject({ outcome: "whole" });
    const runs = await watch.house.database.db.selectFrom("alert_runs").select("state").execute();
    expect(runs).toEqual([{ state: "finished" }, { state: "finished" }]);
    await watch.pass(15 * MINUTE);
    expect(texts(watch)).toEqual([]);
    watch.stock({ [TEE]: 2 });
    await watch.pass(15 * MINUTE);
    expect(onlyCard(watch).text).toContain("2 left (below 3)");
    await valve?.[Symbol.asyncDispose]();
  });

  test("that is edited while its only run of the day is under way still has it", async () => {
    let valve: Valve | undefined;
    await using watch = await openWatch({
      omniUrl: async (url) => {
        valve = await openValve(url);
        return valve.url;
      },
    });
    await create(watch, TEES.replace("every 15m", "daily at 09:00"));
    watch.stock({ [TEE]: 4 });
    const held = valve?.holdAnswer(/inventory\/onhand/);
    watch.jump(DAY);
    await held?.reached;
    await edit(watch, "tees", { name: "reds" });
    held?.release();
    await watch.settled();
    expect(texts(watch)).toEqual([expect.stringContaining("Low stock: TEE-RED-M at toronto-south, 4 left")]);
    const { nextDue } = await ruleNamed(watch, "reds");
    expect(nextDue).toBeGreaterThan(watch.now());
    await valve?.[Symbol.asyncDispose]();
  });

  test("that is edited is judged anew on its card, and nothing of that is posted", async () => {
    await using watch = await openWatch();
    await create(watch, TEES);
    watch.stock({ [TEE]: 4 });
    await watch.pass(15 * MINUTE);
    const card = onlyCard(watch);
    await edit(watch, "tees", { out: 4 });
    await watch.settled();
    expect(onlyCard(watch).ts).toBe(card.ts);
    expect(onlyCard(watch).text).toMatch(/^Out of stock: TEE/);
    await edit(watch, "tees", { below: 3, out: 0, recover: 3 });
    await watch.settled();
    expect(onlyCard(watch).text).toMatch(/^Not watched any more: tees was changed/);
    expect(buttonsOf(onlyCard(watch))).toEqual([]);
  });

  test("that is paused looks no more, and its card says when it is looked at once it is resumed", async () => {
    await using watch = await openWatch();
    await create(watch, TEES);
    watch.stock({ [TEE]: 4 });
    await watch.pass(15 * MINUTE);
    expect(wholeOf(onlyCard(watch))).toContain("next <!date");
    await ask(watch.house, "alert pause tees", STOCK);
    await watch.settled();
    expect(wholeOf(onlyCard(watch))).not.toContain("next <!date");
    expect(wholeOf(onlyCard(watch))).toContain("Not looked at: paused by <@U0PRIYA> since <!date");
    const before = scansOf(watch);
    watch.stock({ [TEE]: 20 });
    await watch.pass(2 * HOUR);
    expect(scansOf(watch)).toBe(before);
    expect(onlyCard(watch).text).toMatch(/^Low stock/);
    await ask(watch.house, "alert resume tees", STOCK);
    await watch.settled();
    expect(wholeOf(onlyCard(watch))).toContain("next <!date");
    expect(wholeOf(onlyCard(watch))).not.toContain("paused");
    expect(scansOf(watch)).toBe(before);
    await watch.pass(15 * MINUTE);
    expect(onlyCard(watch).text).toMatch(/^Recovered/);
  });

  test("that is deleted leaves a card that says so, without buttons, and is not looked at", async () => {
    await using watch = await openWatch();
    await create(watch, TEES);
    watch.stock({ [TEE]: 4 });
    await watch.pass(15 * MINUTE);
    const { house } = watch;
    await house.slack.as("U0PRIYA").command("/omni", "alert delete tees", { channel: "C0STOCK" });
    await house.slack
      .as("U0PRIYA")
      .submit(await house.slack.waitFor(() => house.slack.views("U0PRIYA").find(({ submit }) => submit)));
    await until(() => /was deleted by/.test(onlyCard(watch).text), "the card says that it was deleted");
    expect(onlyCard(watch).text).toMatch(
      /^The alert tees was deleted by .*; it is not looked at any more\.$/,
    );
    expect(buttonsOf(onlyCard(watch))).toEqual([]);
    const before = scansOf(watch);
    await watch.pass(HOUR);
    expect(scansOf(watch)).toBe(before);
    const { db } = house.database;
    const tables = ["alert_items", "alert_alarms", "alert_readings", "alert_runs"] as const;
    const kept = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()));
    expect(kept).toEqual([[], [], [], []]);
  });

  test("that is deleted while its card is on its way to Slack: the card says so once it stands", async () => {
    await using watch = await openWatch();
    const { house } = watch;
    await create(watch, TEES);
    watch.stock({ [TEE]: 4 });
    const [begun, goesOn] = [Promise.withResolvers<void>(), Promise.withResolvers<undefined>()];
    house.slackApi.instead("chat.postMessage", (args) => {
      if (args.get("channel") !== "C0STOCK") return undefined;
      begun.resolve();
      return goesOn.promise;
    });
    watch.jump(15 * MINUTE);
    await begun.promise;
    await house.slack.as("U0PRIYA").command("/omni", "alert delete tees", { channel: "C0STOCK" });
    await house.slack
      .as("U0PRIYA")
      .submit(await house.slack.waitFor(() => house.slack.views("U0PRIYA").find(({ submit }) => submit)));
    await until(async () => (await listRules(house.database.db)).length === 0, "the rule is gone");
    goesOn.resolve(undefined);
    await watch.settled();
    expect(onlyCard(watch).text).toMatch(
      /^The alert tees was deleted by .*; it is not looked at any more\.$/,
    );
    expect(buttonsOf(onlyCard(watch))).toEqual([]);
  });

  test("that is run now tells what a run tells, beside its schedule", async () => {
    await using watch = await openWatch();
    await create(watch, TEES);
    watch.stock({ [TEE]: 4 });
    const { nextDue } = await ruleNamed(watch, "tees");
    const ran = await ask(watch.house, "alert run tees", STOCK);
    expect(wholeOf(ran)).toContain("Ran tees: 1 low");
    await watch.settled();
    expect(onlyCard(watch).text).toContain("Low stock: TEE-RED-M at toronto-south, 4 left");
    expect((await ruleNamed(watch, "tees")).nextDue).toBe(nextDue);
    await ask(watch.house, "alert pause tees", STOCK);
    watch.stock({ [TEE]: 20 });
    const paused = wholeOf(await ask(watch.house, "alert run tees", STOCK));
    expect(paused).toContain("It is paused, so nothing was told.");
    expect(wholeOf(ran)).not.toContain("It is paused");
    await watch.settled();
    expect(onlyCard(watch).text).toContain("4 left");
  });
});

describe.concurrent("a rule that may tell no more is paused, and whoever made it is told in person", () => {
  test("where the policy takes alerts away, with the others of the channel", async () => {
    await using watch = await openWatch();
    await create(watch, TEES);
    await create(watch, TEES.replace("every 15m", "daily at 09:00").replace("as tees", "as later"));
    await watch.house.changePolicy(
      await policyWith(
        [/ +- "\*\.read"\n +- stock\.adjust: \{ by: \[planners/, "      - stock.adjust: { by: [planners"],
        [/ +- alert\.manage.*\n/, ""],
      ),
    );
    watch.stock({ [TEE]: 4 });
    await watch.pass(15 * MINUTE);
    expect(texts(watch)).toEqual([]);
    expect(await ruleNamed(watch, "tees")).toMatchObject({ state: "paused", nextDue: undefined });
    expect(inPerson(watch)).toEqual([
      expect.stringMatching(
        /^Your 2 alerts later and tees of .* are paused: The policy allows no alerts in the channel any more\./,
      ),
    ]);
    // Each was previewed before it was made, and none was looked at since.
    expect(scansOf(watch)).toBe(2);
    await watch.pass(HOUR);
    expect(inPerson(watch)).toHaveLength(1);
  });

  test("where another organisation reads along and may not", async () => {
    const open = await policyWith(
      ["allow: [order.read, stock.read, store.read]", "allow: [stock.read, alert.read, alert.manage]"],
      ["external: deny", "external: read"],
    );
    await using watch = await openWatch({ policy: open });
    await create(watch, TEES, { channel: "C0PARTNERS" });
    watch.stock({ [TEE]: 4 });
    await watch.pass(15 * MINUTE);
    expect(texts(watch, "C0PARTNERS")).toEqual([expect.stringMatching(/^Low stock/)]);
    await watch.house.changePolicy(open.replace("external: read", "external: deny"));
    watch.stock({ [TEE]: 2 });
    await watch.pass(15 * MINUTE);
    expect(texts(watch, "C0PARTNERS")).toEqual([expect.stringContaining("4 left")]);
    expect(await ruleNamed(watch, "tees")).toMatchObject({ state: "paused" });
    expect(inPerson(watch)).toEqual([expect.stringContaining("shared with another organisation")]);
  });

  test.each([
    ["not_in_channel", "I am not in the channel any more."],
    ["is_archived", "The channel was archived."],
  ])("where Slack says %s", async (error, because) => {
    await using watch = await openWatch();
    await create(watch, TEES);
    await create(watch, TEES.replace("as tees", "as others"));
    watch.house.slackApi.instead("chat.postMessage", (args) =>
      args.get("channel") === "C0STOCK" ? { body: { ok: false, error } } : undefined,
    );
    watch.stock({ [TEE]: 4 });
    await watch.pass(15 * MINUTE);
    for (const name of ["tees", "others"])
      expect(await ruleNamed(watch, name)).toMatchObject({ state: "paused", paused: { because } });
    expect(inPerson(watch)).toEqual([
      expect.stringMatching(new RegExp(`^Your 2 alerts others and tees of .* are paused: ${because}`)),
    ]);
    const before = scansOf(watch);
    await watch.pass(HOUR);
    expect(scansOf(watch)).toBe(before);
    expect(told(watch)).toEqual([]);
  });
});
