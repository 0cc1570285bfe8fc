import { afterEach, describe, expect, it, vi } from "vitest";
import { createOutbox, type Outbox } from "../../../src/alerts/outbox/outbox.ts";
import { holdChannel } from "../../../src/database/outbox-channels.ts";
import { benchForEach, type Bench, CARE, newsOf, noon, STOCK } from "./bench.ts";
import { keptOf } from "./kept.ts";

const LONG = { timeout: 25_000, interval: 5 };
const OTHERS = ["C0FULFIL", "C0RANDOM", "C0PARTNERS"];

describe("the outbox", () => {
  const bench = benchForEach("sqlite");
  const open: Outbox[] = [];
  afterEach(async () => {
    for (const outbox of open.splice(0)) await outbox.stop();
  });

  function outboxOf(made: Bench, more: Partial<Parameters<typeof createOutbox>[0]> = {}): Outbox {
    const outbox = createOutbox({ ...made.worker(), ...more });
    open.push(outbox);
    return outbox;
  }

  it("tells what waits at its start, what it is woken for, and what nobody woke it for", async () => {
    const made = bench();
    const outbox = outboxOf(made);
    await append(made, outbox, CARE, "post a");
    await outbox.start();
    await vi.waitFor(() => expect(made.told(CARE)).toEqual(["a"]), LONG);
    await append(made, outbox, STOCK, "post x");
    outbox.wake();
    await vi.waitFor(() => expect(made.told(STOCK)).toEqual(["x"]), LONG);
    made.clock.now += 1_000;
    await append(made, outbox, CARE, "post b");
    await vi.waitFor(() => expect(made.told(CARE)).toEqual(["a", "b"]), LONG);
  });

  it("takes a SQLite file over whatever the one before it held", async () => {
    const made = bench();
    await made.append(CARE, "post a");
    await holdChannel(made.database.db, CARE, { owner: "dead", now: noon, leaseUntil: noon + 26_000 });
    await outboxOf(made).start();
    await vi.waitFor(() => expect(made.told(CARE)).toEqual(["a"]), LONG);
  });

  it("tells four channels at a time, and the next as soon as one has been told", async () => {
    const made = bench();
    const outbox = outboxOf(made);
    const channels = [CARE, STOCK, ...OTHERS];
    const held = channels.map(() => made.valve.hold(/postMessage/));
    for (const channel of channels) await append(made, outbox, channel, "post a");
    // The fifth is not to wait for a beat of the outbox.
    vi.useFakeTimers({ toFake: ["setInterval", "setTimeout"] });
    await outbox.start();
    await Promise.all(held.slice(0, 4).map(({ reached }) => reached));
    const states = await statesOf(made, channels);
    expect(states.toSorted()).toEqual(["sending", "sending", "sending", "sending", "waiting"]);
    held[0]?.release();
    await held[4]?.reached;
    vi.useRealTimers();
    for (const { release } of held) release();
    await vi.waitFor(() => expect(made.calls).toHaveLength(5), LONG);
  });

  it("lets what is on its way end when it stops, and takes up nothing more", async () => {
    const made = bench();
    const outbox = outboxOf(made);
    await append(made, outbox, CARE, "post a", "post b");
    const held = made.valve.hold(/postMessage/);
    await outbox.start();
    await held.reached;
    const stopped = outbox.stop();
    made.clock.now += 1_000;
    held.release();
    await stopped;
    expect(made.told(CARE)).toEqual(["a"]);
    expect(await statesOf(made, [CARE])).toEqual(["sent", "waiting"]);
  });

  it("keeps where a message stands though the database fails meanwhile", async () => {
    const made = bench();
    const { posted } = made.teller;
    let failures = 0;
    const outbox = outboxOf(made, {
      posted: async (...args) => {
        if (failures++ === 0) throw new Error("no database");
        await posted(...args);
      },
    });
    await append(made, outbox, CARE, "post a");
    await outbox.start();
    await vi.waitFor(async () => expect(await statesOf(made, [CARE])).toEqual(["sent"]), LONG);
    expect(made.told(CARE)).toEqual(["a"]);
    expect(made.teller.cards.get("a")).toMatchObject({ channel: CARE });
    expect(made.logged).toEqual(["warn what was told could not be kept; it is tried again"]);
  });

  it("tells a message once though it can never be kept where it stands", async () => {
    const made = bench();
    const outbox = outboxOf(made, { posted: () => Promise.reject(new Error("a mistake of ours")) });
    await append(made, outbox, CARE, "post a", "post b");
    await outbox.start();
    await vi.waitFor(async () => expect(await statesOf(made, [CARE])).toEqual(["sent", "waiting"]), LONG);
    expect(made.told(CARE)).toEqual(["a"]);
    expect(made.logged).toContain("error where a message stands could not be kept");
  });
});

async function statesOf({ database }: Bench, channels: readonly string[]): Promise<string[]> {
  const kept = await Promise.all(channels.map((channel) => keptOf(database.db, channel)));
  return kept.flat().map(({ state }) => state);
}

function append({ database }: Bench, outbox: Outbox, channel: string, ...news: string[]): Promise<void> {
  return database.db.transaction().execute((transaction) =>
    outbox.append(
      transaction,
      news.map((words) => newsOf(channel, words)),
    ),
  );
}
