import { describe, expect, test } from "vitest";
import { makeCatalogue } from "../../sandbox/omni/seed/catalogue.ts";
import type { Message } from "../../sandbox/slack/protocol.ts";
import { forgetDigests } from "../../src/database/alert-digests.ts";
import type { Dialect } from "../../src/database/open-database.ts";
import { buttonsOf, next, wholeOf } from "../app/talk.ts";
import { dialects, freshPlace } from "../database/support.ts";
import type { House } from "../support/house.ts";
import { create, HOUR, MINUTE, openWatch, policyWith, texts, told, until, type Watch } from "./watch.ts";

const PLACE = "queen-west";
const SKUS = makeCatalogue(300)
  .products.slice(10, 40)
  .map(({ sku }) => sku)
  .toSorted();
const OLD = "CAP-RED";
const DIGEST = `stock ${SKUS.join(" ")} at ${PLACE} below 5 every 15m digest as west`;

/** So many units of each of these SKUs. */
function stocked({ house }: Pick<Watch, "house">, units: number, skus = SKUS): void {
  for (const sku of skus) house.omni.state.stock.set(sku, PLACE, units);
}

async function freshDatabase(dialect: Dialect) {
  const { place, remove } = await freshPlace(dialect);
  return { place, [Symbol.asyncDispose]: remove };
}

/** The digests that a channel was told. */
function digests(watch: Pick<Watch, "house">): Message[] {
  return told(watch).filter(({ text }) => /^(Low now|While nothing)/.test(text));
}

/** Runs the rule once more, and waits until so many digests were told in all. */
async function toldAfter(watch: Watch, many: number): Promise<void> {
  watch.jump(15 * MINUTE);
  await until(() => digests(watch).length === many, `${many} digests were told`);
}

/** Presses *CSV* on a digest, and gives back what only this person is told. */
async function pressed(house: House, digest: Message | undefined, who = "U0BEN"): Promise<string> {
  if (digest === undefined) throw new Error("there is no digest");
  const answered = next(house, "C0STOCK", who, ({ ephemeral }) => ephemeral);
  await house.slack.as(who).click(digest, "csv.digest");
  const { text, blocks } = await answered();
  return `${text} ${JSON.stringify(blocks)}`;
}

/** The last file that Ben got, by its name, and its rows without the times. */
async function fileOf(house: House, digest: Message | undefined) {
  expect(await pressed(house, digest)).toMatch(/^The CSV file is in your direct message with me\./);
  const { slack } = house;
  const messages = slack.messages(slack.as("U0BEN").direct(), "U0BEN");
  const file = messages.flatMap(({ files }) => files).at(-1);
  if (file === undefined) throw new Error("there is no file");
  const text = await (await fetch(`${house.slackUrl}${file.url}`)).text();
  const rows = text.trim().split("\r\n").slice(1);
  return { name: file.name, rows: rows.map((row) => row.replace(/ since .*/, "")) };
}

/** All of these SKUs with so many units. */
function rowsOf(units: number): string[] {
  return SKUS.map((sku) => `${sku},${PLACE},${units},low`);
}

describe.concurrent("the list of a digest", () => {
  test.each(dialects)(
    "is there as CSV as it was then, however the rule went on, over a restart, on %s",
    async (dialect) => {
      await using fresh = await freshDatabase(dialect);
      await using watch = await openWatch({ database: fresh.place });
      const { house } = watch;
      stocked(watch, 4);
      await create(watch, DIGEST);
      await toldAfter(watch, 1);
      stocked(watch, 3);
      await toldAfter(watch, 2);
      expect(texts(watch)).toEqual(Array(2).fill("Low now: 30 of 30 watched items · west"));
      expect(digests(watch).map((digest) => wholeOf(digest))).toEqual(
        Array(2).fill(expect.stringContaining("The worst 20 are shown, and 10 more are in the CSV.")),
      );
      stocked(watch, 12);
      await house.stop();
      house.slack.connect(`${(await house.another()).url}/slack/events`);
      const [first, second] = digests(watch);
      expect((await fileOf(house, first)).rows).toEqual(rowsOf(4));
      const file = await fileOf(house, second);
      expect(file.rows).toEqual(rowsOf(3));
      expect(file.name).toMatch(/^low-stock-of-west-fri-20-nov-2026-09-\d\d\.csv$/);
    },
  );

  test("after quiet hours is what ran low in them, and not what was told before", async () => {
    await using watch = await openWatch({ start: "2026-11-20T02:30:30Z" });
    const { house } = watch;
    stocked(watch, 12);
    stocked(watch, 1, [OLD]);
    await create(
      watch,
      `stock ${OLD} ${SKUS.join(" ")} at ${PLACE} below 5 every 15m in America/Toronto quiet 22:00-07:00 as west`,
    );
    await watch.pass(15 * MINUTE);
    stocked(watch, 2);
    await watch.pass(30 * MINUTE);
    await watch.pass(9 * HOUR);
    const [digest, ...more] = digests(watch);
    expect(more).toEqual([]);
    expect(digest?.text).toBe("While nothing was told: 30 items ran low · west");
    stocked(watch, 50);
    await watch.pass(15 * MINUTE);
    expect((await fileOf(house, digest)).rows).toEqual(rowsOf(2));
  });

  test("is that of the message that stands, where Slack did not take what was drawn before", async () => {
    await using watch = await openWatch();
    const { house } = watch;
    const { db } = house.database;
    stocked(watch, 4);
    await create(watch, DIGEST);
    house.slackApi.instead("chat.postMessage", () => ({ status: 503, body: "" }));
    watch.jump(15 * MINUTE);
    const lists = () => db.selectFrom("alert_digests").select(["id", "sheet"]).execute();
    await until(async () => (await lists()).length > 0, "it was drawn");
    stocked(watch, 1);
    watch.jump(15 * MINUTE);
    await until(async () => (await lists()).some(({ sheet }) => sheet.includes(",1,")), "it was drawn anew");
    house.slackApi.instead("chat.postMessage", undefined);
    await watch.pass(10 * MINUTE);
    expect(digests(watch)).toHaveLength(2);
    expect(await lists()).toHaveLength(2);
    for (const digest of digests(watch)) expect((await fileOf(house, digest)).rows).toEqual(rowsOf(1));
  });

  test("that is not longer than its message has no button", async () => {
    await using watch = await openWatch();
    stocked(watch, 12);
    stocked(watch, 4, SKUS.slice(0, 20));
    await create(watch, DIGEST);
    await watch.pass(15 * MINUTE);
    expect(texts(watch)).toEqual([expect.stringMatching(/^Low now: 20 of/)]);
    expect(digests(watch).flatMap((each) => buttonsOf(each))).toEqual([]);
  });

  test("is refused to whoever may not see alerts any more, and plainly gone when it is not kept", async () => {
    await using watch = await openWatch();
    const { house } = watch;
    stocked(watch, 4);
    await create(watch, DIGEST);
    await watch.pass(15 * MINUTE);
    const [digest] = digests(watch);
    const allowed = await policyWith();
    await house.changePolicy(
      await policyWith([
        /(name: stock\n {4}allow:\n {6}- )"\*\.read"([^]*?) {6}- alert\.manage.*\n/,
        "$1stock.read$2",
      ]),
    );
    expect(await pressed(house, digest)).toMatch(/^You can't /);
    await house.changePolicy(allowed);
    await forgetDigests(house.database.db, watch.now() + 1);
    expect(await pressed(house, digest)).toMatch(
      /^The list of this digest is not kept any more, so there is no CSV of it\. .*`\/omni alert list` shows how things stand now; the next digest has a list of its own\./,
    );
  });
});
