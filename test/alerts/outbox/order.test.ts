import { describe, expect, it } from "vitest";
import { deliverNext } from "../../../src/alerts/outbox/deliver.ts";
import { appendNews } from "../../../src/database/outbox-append.ts";
import { holdChannel } from "../../../src/database/outbox-channels.ts";
import { dialects } from "../../database/support.ts";
import { benchForEach, CARE, newsOf, STOCK } from "./bench.ts";
import { keptOf } from "./kept.ts";

describe.each(dialects)("news on %s", (dialect) => {
  const bench = benchForEach(dialect);

  it("are told in their order, one a second in each channel", async () => {
    const { append, round, clock, told } = bench();
    await append(CARE, "post a", "post b");
    await append(STOCK, "post x");
    await append(CARE, "post c");
    await round();
    await append(STOCK, "post y");
    clock.now += 999;
    await round();
    expect([told(CARE), told(STOCK)]).toEqual([["a"], ["x"]]);
    clock.now += 1;
    await round();
    await round();
    expect([told(CARE), told(STOCK)]).toEqual([
      ["a", "b"],
      ["x", "y"],
    ]);
    clock.now += 1_000;
    await round();
    expect(told(CARE)).toEqual(["a", "b", "c"]);
  });

  it("rest a second also for a worker that had seen the channel due before", async () => {
    const { append, worker, told } = bench();
    await append(CARE, "post a", "post b");
    await deliverNext(worker("one"), CARE);
    await deliverNext(worker("two"), CARE);
    await deliverNext(worker("one"), CARE);
    expect(told(CARE)).toEqual(["a"]);
  });

  it("are nobody's whose transaction was undone", async () => {
    const { append, database, round, clock, told } = bench();
    await append(CARE, "post a");
    const undone = database.db.transaction().execute(async (transaction) => {
      await appendNews(transaction, [newsOf(CARE, "post never")], clock.now);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    await append(CARE, "post b");
    for (let n = 0; n < 4; n++, clock.now += 1_000) await round();
    expect(told(CARE)).toEqual(["a", "b"]);
  });

  it("take with them the edits that come while they wait", async () => {
    const { append, round, clock, teller, told, calls, database } = bench();
    await append(CARE, "post first", "post card", "edit card");
    await round();
    await append(CARE, "edit card");
    teller.faces.set("card", " 2");
    clock.now += 1_000;
    await round();
    expect(told(CARE)).toEqual(["first", "card 2"]);
    teller.faces.set("card", " 3");
    await append(CARE, "edit card");
    await append(CARE, "edit card", "post last", "edit card");
    for (let n = 0; n < 5; n++, clock.now += 1_000) await round();
    expect(told(CARE)).toEqual(["first", "card 3", "last"]);
    expect(calls.map(({ method }) => method)).toEqual([
      "chat.postMessage",
      "chat.postMessage",
      "chat.update",
      "chat.postMessage",
    ]);
    expect((await keptOf(database.db, CARE)).map(({ state }) => state)).toEqual(Array(4).fill("sent"));
  });

  it("are followed by an edit that comes while they are drawn", async () => {
    const { append, round, clock, teller, told } = bench();
    teller.instead.set("card", async (news) => {
      const drawn = teller.draw(news);
      teller.faces.set("card", " 2");
      await append(CARE, "edit card");
      return drawn;
    });
    await append(CARE, "post card");
    await round();
    expect(told(CARE)).toEqual(["card"]);
    clock.now += 1_000;
    await round();
    expect(told(CARE)).toEqual(["card 2"]);
  });

  it("of which nothing is left to tell are passed over at once", async () => {
    const { append, round, teller, told, database } = bench();
    teller.instead.set("gone", async () => undefined);
    await append(CARE, "post gone", "post b");
    await round();
    await round();
    expect(told(CARE)).toEqual(["b"]);
    expect((await keptOf(database.db, CARE)).map(({ state }) => state)).toEqual(["dropped", "sent"]);
  });

  it("that cannot be drawn are told later, before what comes after them, and are no repetition", async () => {
    const { append, round, clock, teller, told, logged } = bench();
    await append(CARE, "post a", "post b");
    await append(STOCK, "post x");
    for (const wait of [1_000, 2_000, 4_000]) {
      teller.instead.set("a", () => Promise.reject(new Error("no")));
      await round();
      clock.now += wait - 1;
      await round();
      expect(teller.instead.size).toBe(0);
      clock.now += 1;
    }
    expect([told(CARE), told(STOCK)]).toEqual([[], ["x"]]);
    expect(logged).toEqual(Array(3).fill("error news could not be drawn"));
    await round();
    clock.now += 1_000;
    await round();
    expect(told(CARE)).toEqual(["a", "b"]);
  });

  it("whose drawing took too long are not sent, but later", async () => {
    const { append, round, clock, teller, told } = bench();
    teller.instead.set("a", async (news) => {
      clock.now += 6_000;
      return teller.draw(news);
    });
    await append(CARE, "post a");
    await round();
    expect(told(CARE)).toEqual([]);
    clock.now += 1_000;
    await round();
    expect(told(CARE)).toEqual(["a"]);
  });

  it("do not wait for a time, or for another, that a clock set which was wrong", async () => {
    const { append, round, clock, database, told } = bench();
    clock.now += 86_400_000;
    await append(CARE, "post a", "post b");
    await append(STOCK, "post x");
    await holdChannel(database.db, STOCK, { owner: "two", now: clock.now, leaseUntil: clock.now + 26_000 });
    await round();
    clock.now -= 86_400_000;
    await round();
    expect([told(CARE), told(STOCK)]).toEqual([["a", "b"], ["x"]]);
  });
});
