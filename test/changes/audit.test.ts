import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "../../src/database/open-database.ts";
import { createAudit } from "../../src/ledger/index.ts";
import { ask, next, wholeOf } from "../app/talk.ts";
import { type House, openHouse } from "../support/house.ts";
import { begin, cardOf, fillAndConfirm } from "./doing.ts";
import { CUSTOMER } from "./scenarios.ts";

const FULFIL = { who: "U0ANA", channel: "C0FULFIL" };
const CARE = { who: "U0BEN", channel: "C0CARE" };

/** A day with one of everything: done, failed, unknown and settled, approved, declined, refused, created. */
async function aDay(house: House): Promise<void> {
  const [ana, ben] = [house.slack.as("U0ANA"), house.slack.as("U0BEN")];
  await ana.submit(await begin(house, "shipment reject 20078 order 1001"), { reason: "Damaged" });
  await cardOf(house, /^Shipment 20078 rejected/);
  house.omni.faults.set("shipment.split-by-line", { kind: "drop-answer" }, 1);
  const split = await begin(house, "shipment split 20167 order 1006");
  await fillAndConfirm(house, "U0ANA", split, { line430545: "1" });
  const unknown = await cardOf(house, /not known whether shipment 20167/);
  await ana.close(ana.form());
  await ana.click(unknown, "settle.done");
  await ana.submit(await house.slack.waitFor(() => ana.views().at(-1)), { reason: "Seen in the OMS" });
  await cardOf(house, /Settled as done/);
  for (const button of ["approve", "decline"]) {
    const asked = await begin(house, `order cancel ${button === "approve" ? 1003 : 1002}`, CARE);
    await ben.submit(asked, { reason: "Ordered twice" });
    const card = await cardOf(house, /U0BEN asks to cancel/, CARE);
    await ana.click(card, button);
    if (button === "decline") {
      const form = await house.slack.waitFor(() =>
        ana.views().find(({ callbackId }) => callbackId === "decline"),
      );
      await ana.submit(form, { reason: "Still packing" });
    }
    await cardOf(house, button === "approve" ? /Order 1003 cancelled by/ : /Declined by/, CARE);
    for (const view of ben.views()) await ben.close(view, true);
  }
  await fillAndConfirm(house, "U0BEN", await begin(house, "customer create", CARE), CUSTOMER);
  await cardOf(house, /create customer/, CARE);
  const told = next(house, "C0CARE", "U0GUS");
  await house.slack.as("U0GUS").command("/omni", "order cancel 1001", { channel: "C0CARE" });
  await told();
  await ana.command("/omni", "order reveal 1001", { channel: "C0CARE" });
  await house.slack.waitForMessage("C0CARE", "U0ANA", /@example\.com/);
}

test("all of a day stands in the audit, found by what it was about, and verifies", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "omni-audit-"));
  {
    await using house = await openHouse({ database: { kind: "sqlite", dataDir } });
    await aDay(house);
    const all = wholeOf(await ask(house, "audit", FULFIL));
    for (const outcome of [
      "confirmed",
      "done",
      "unknown",
      "settled",
      "approved",
      "declined",
      "denied",
      "revealed",
    ])
      expect(all.toLowerCase()).toContain(outcome);
    const found = async (words: string) => wholeOf(await ask(house, `audit ${words}`, FULFIL));
    expect(await found("order 1001")).toMatch(/customer\.reveal.*revealed.*order\.cancel.*denied/s);
    expect(await found("order 1001")).not.toMatch(/shipment\.split/);
    expect(await found("shipment 20078")).toMatch(/shipment\.reject/);
    expect(await found("shipment 20167")).toMatch(/Seen in the OMS/);
    expect(await found("@U0GUS")).toMatch(/denied/i);
    expect(await found("@U0GUS")).not.toMatch(/shipment\.reject/);
    expect(await found("since 7d")).toMatch(/shipment\.reject/);
    const ana = house.slack.as("U0ANA");
    const card = await ask(house, "audit", FULFIL);
    await ana.click(card, "csv");
    await house.slack.waitForMessage("C0FULFIL", "U0ANA", /The CSV file is in/);
    const [file] = ana.messages(ana.direct()).flatMap(({ files }) => files);
    const csv = await (await fetch(new URL(file?.url ?? "", house.slackUrl))).text();
    expect(csv.replace("\uFEFF", "").split(/\r?\n/)[0]).toMatch(
      /^When \(UTC\),Who,What,Target,Outcome,Decided by,Reason/,
    );
    expect(csv).toMatch(/,Ana Silva \(U0ANA\),shipment\.reject,.*,done,,,#fulfilment,[0-9a-f]{32},/);
    expect(csv).not.toMatch(/Quist|nora\.quist|Quill|zoe/i);
    await ana.command("/omni", "audit shipment 20078 csv", { channel: "C0FULFIL" });
    const named = await house.slack.waitFor(
      () => ana.messages(ana.direct()).flatMap(({ files }) => files)[1],
      "the file that was asked for in words",
    );
    const less = await (await fetch(new URL(named.url, house.slackUrl))).text();
    expect(less).toMatch(/shipment 20078/);
    expect(less).not.toMatch(/20167|order\.cancel/);
    expect(house.logged()).not.toMatch(/Quist|nora\.quist/);
  }
  const database = await openDatabase({ kind: "sqlite", dataDir });
  const audit = createAudit({ db: database.db, now: Date.now });
  const report = await audit.verify();
  expect(report.problems).toEqual([]);
  expect(report.entries).toBeGreaterThan(15);
  const kept = await database.db.selectFrom("audit").selectAll().execute();
  expect(JSON.stringify(kept)).not.toMatch(/Quist|nora|Quill|zoe|example\.com/i);
  await database.db.updateTable("audit").set({ person: "U0EVE" }).where("seq", "=", 3).execute();
  expect((await audit.verify()).problems).not.toEqual([]);
  await database.close();
  await rm(dataDir, { recursive: true });
});
