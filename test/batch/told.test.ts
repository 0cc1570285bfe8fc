import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Message } from "../../sandbox/slack/protocol.ts";
import { keepBatch } from "../../src/database/batches.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import { tellBatchLater } from "../../src/handlers/batch/tell.ts";
import { createLedger } from "../../src/ledger/index.ts";
import { formOf } from "../app/talk.ts";
import { dialects, freshPlace } from "../database/support.ts";
import { rejection } from "../ledger/change.ts";
import { type House, openHouse } from "../support/house.ts";
import { openStreet } from "../support/street.ts";
import { changed, messageOf, openForm, shipments } from "./scene.ts";

const PATIENCE = { timeout: 40_000 };

/** Priya asks to cancel two, and Ana is about to decline them. */
async function ask(house: House): Promise<Message> {
  const form = await openForm(house, `shipment cancel ${shipments(2).join(" ")} order 1005`, "U0PRIYA");
  await house.slack.as("U0PRIYA").submit(form, { reason: "Damaged" });
  return messageOf(house, /U0PRIYA.* asks to cancel/);
}

async function decline(house: House): Promise<void> {
  const ana = house.slack.as("U0ANA");
  await ana.click(await ask(house), "decline.several");
  await ana.submit(await formOf(house, "U0ANA", /asks to cancel/), { reason: "Too early" });
}

/** What Priya was told in person. */
function toldIn(house: House): () => string[] {
  const priya = house.slack.as("U0PRIYA");
  return () => priya.messages(priya.direct()).map(({ text }) => text);
}

describe.each(dialects)("on %s", (dialect) => {
  test("whoever asked is told in person once Slack takes it again", async () => {
    const { place, remove } = await freshPlace(dialect);
    {
      await using house = await openHouse({ database: place });
      let refused = 0;
      house.slackApi.instead("chat.postMessage", (args) => {
        if (args.get("channel") !== "U0PRIYA" || refused >= 3) return undefined;
        refused += 1;
        return { status: 500, body: "" };
      });
      await decline(house);
      const told = toldIn(house);
      await expect.poll(told, PATIENCE).toHaveLength(1);
      expect(told()).toEqual([expect.stringMatching(/^You asked to cancel 2 shipments\. 2 declined\./)]);
      expect([refused, changed(house)]).toEqual([3, []]);
    }
    await remove();
  });

  test("killed before they were told, they are told by who lives", async () => {
    await using street = await openStreet(dialect);
    const { house } = street;
    const asked = await ask(house);
    const held = street.slack.hold(/chat\.postMessage/);
    await house.slack.as("U0ANA").click(asked, "approve.several");
    await held.reached;
    await street.killed();
    const told = toldIn(house);
    await expect.poll(told, PATIENCE).toHaveLength(1);
    expect(told()).toEqual([expect.stringMatching(/^You asked to cancel 2 shipments\. 2 done\./)]);
    expect(changed(house)).toEqual(shipments(2));
    held.drop();
  });

  test("two processes that end the last two at once have it told once; settling one later is no news", async () => {
    const { place, remove } = await freshPlace(dialect);
    const database = await openDatabase(place);
    const { db } = database;
    const sent: unknown[] = [];
    const jobs = { send: async (_: unknown, __: unknown, data: unknown) => void sent.push(data) };
    const [one, two] = ["one", "two"].map((owner) =>
      createLedger({
        db,
        owner,
        now: Date.now,
        moved: (transaction, record) => tellBatchLater(jobs, transaction, record),
      }),
    );
    if (one === undefined || two === undefined) throw new Error("there are two ledgers");
    for (let round = 0; round < 10; round++) {
      const place = { channel: "C0FULFIL", thread: undefined, person: "U0PRIYA", createdAt: Date.now() };
      const key = randomUUID();
      const named = { operation: "shipment.cancel", title: "Cancel 3", named: [] };
      const { id: batch = "" } = (await keepBatch(db, { ...place, ...named, key })) ?? {};
      const ids: string[] = [];
      for (let index = 0; index < 3; index++) {
        const target = { kind: "shipment", id: `${round}-${index}` };
        const claim = await one.confirm({
          ...rejection({ person: "U0PRIYA" }),
          target,
          key: `${key}:${index}`,
          batch: { id: batch, index },
        });
        ids.push(claim.record.id);
      }
      const [unknown = "", first = "", last = ""] = ids;
      const approval = { needed: 1, approvers: undefined, expiresAt: Date.now() + 60_000 };
      for (const id of ids) await one.hold(id, approval);
      await one.decide(unknown, { person: "U0ANA", agree: true });
      await one.take(unknown);
      await one.finish(unknown, { state: "unknown" });
      expect(sent).toHaveLength(round);
      await Promise.all([one.end(first, "void"), two.end(last, "void")]);
      expect(sent).toHaveLength(round + 1);
      expect(sent.at(-1)).toEqual({ batch });
      await one.settle(unknown, { person: "U0ANA", done: true, reason: "seen" });
      expect(sent).toHaveLength(round + 1);
    }
    await database.close();
    await remove();
  });
});
