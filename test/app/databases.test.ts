import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { DatabasePlace } from "../../src/database/open-database.ts";
import { openHouse } from "../support/house.ts";
import { freshPostgres } from "../support/postgres.ts";
import { ask, mention, next, referenceOf, replaced, tell } from "./talk.ts";

/** A database of its own for one test. */
async function freshPlace(kind: DatabasePlace["kind"]): Promise<{ place: DatabasePlace } & AsyncDisposable> {
  if (kind === "postgres") {
    const { url, drop } = await freshPostgres();
    return { place: { kind, url }, [Symbol.asyncDispose]: drop };
  }
  const dataDir = await mkdtemp(join(tmpdir(), "omni-data-"));
  return { place: { kind, dataDir }, [Symbol.asyncDispose]: () => rm(dataDir, { recursive: true }) };
}

describe.each(["sqlite", "postgres"] as const)("on %s", (kind) => {
  test("a whole conversation: a command, a mention, a direct message, pages, a file", async () => {
    await using database = await freshPlace(kind);
    await using house = await openHouse({ database: database.place });
    const ben = house.slack.as("U0BEN");
    expect((await ask(house, "order 1001")).text).toMatch(/^Order 1001 is paid/);
    expect((await mention(house, "stock TEE-RED-M at toronto-south")).text).toMatch(/12 on hand/);
    expect((await tell(house, "payments 1001")).text).toMatch(/authorization/);
    const card = await ask(house, "stock at toronto-south");
    await ben.click(card, "page.2");
    const second = await replaced(house, card, "U0BEN", /page\.3/);
    await ben.click(second, "csv");
    await house.slack.waitForMessage("C0CARE", "U0BEN", /The CSV file is in/);
    expect(ben.messages(ben.direct()).some(({ files }) => files.length === 1)).toBe(true);
    expect((await ask(house, "status")).text).toMatch(/^Omni answers/);
  });

  test("two apps on one database share what was kept and which events were answered", async () => {
    await using database = await freshPlace(kind);
    await using house = await openHouse({ database: database.place });
    const ben = house.slack.as("U0BEN");
    const other = await house.another();
    const card = await ask(house, "stock at toronto-south");
    await mention(house, "order 1001");
    house.slack.connect(`${other.url}/slack/events`);
    await ben.click(card, "page.2");
    await replaced(house, card, "U0BEN", /page\.3/);
    const heard = house.slack.traffic().find(({ label }) => label === "app_mention");
    await house.slack.redeliver(heard?.id ?? 0);
    await other.stop();
    expect(house.slack.messages("C0CARE", "U0ANA").filter(({ botId }) => botId !== null)).toHaveLength(1);
  });

  test("an event that reaches two apps at once is answered once", async () => {
    await using database = await freshPlace(kind);
    await using house = await openHouse({ database: database.place });
    const other = await house.another();
    const answered = next(house, "C0CARE", "U0BEN");
    await house.slack.as("U0BEN").say("C0CARE", "@omni order 1001");
    await answered();
    const id = house.slack.traffic().find(({ label }) => label === "app_mention")?.id ?? 0;
    const again = Array.from({ length: 10 }, async (_, index) => {
      house.slack.connect(`${index % 2 === 0 ? house.url : other.url}/slack/events`);
      return house.slack.redeliver(id);
    });
    await Promise.all(again);
    await Promise.all([house.stop(), other.stop()]);
    expect(house.slack.messages("C0CARE", "U0ANA").filter(({ botId }) => botId !== null)).toHaveLength(1);
  });

  test("what was kept outlives a restart", async () => {
    await using database = await freshPlace(kind);
    await using house = await openHouse({ database: database.place });
    const card = await ask(house, "stock at toronto-south");
    const calls = house.omni.calls.list.length;
    await house.stop();
    const restarted = await house.another();
    house.slack.connect(`${restarted.url}/slack/events`);
    await house.slack.as("U0BEN").click(card, "page.2");
    await replaced(house, card, "U0BEN", /page\.3/);
    expect(house.omni.calls.list).toHaveLength(calls);
  });
});

test("a database that is gone is told: to people with a reference, to operators on /readyz", async () => {
  const { url, drop } = await freshPostgres();
  await using house = await openHouse({ database: { kind: "postgres", url } });
  const card = await ask(house, "stock at toronto-south");
  await drop();
  expect((await fetch(`${house.url}/readyz`)).status).toBe(503);
  expect((await fetch(`${house.url}/healthz`)).status).toBe(200);
  const told = next(house, "C0CARE", "U0BEN");
  await house.slack.as("U0BEN").click(card, "page.2");
  const trouble = await told();
  expect(trouble.text).toMatch(/^Something went wrong in this app/);
  expect(house.logged()).toContain(`"ref":"${referenceOf(trouble)}"`);
  const unheard = await mention(house, "order 1001");
  expect(unheard.text).toMatch(/^Something went wrong in this app/);
  expect(house.logged()).not.toContain(new URL(url).password || "no password");
});
