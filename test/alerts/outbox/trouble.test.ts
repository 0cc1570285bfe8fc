import { describe, expect, it } from "vitest";
import { appendNews } from "../../../src/database/outbox-append.ts";
import { dialects } from "../../database/support.ts";
import { type Bench, benchForEach, CARE, newsOf, STOCK } from "./bench.ts";
import { keptOf } from "./kept.ts";

/** Slack answers so in one channel, and as ever in others. */
const inCare =
  (status: number, headers: Record<string, string> = {}): Bench["answer"]["instead"] =>
  ({ channel }) =>
    channel === CARE ? { status, headers, body: "" } : undefined;
const says =
  (error: string, about: (text: string) => boolean = () => true): Bench["answer"]["instead"] =>
  ({ channel, text }) =>
    channel === CARE && about(text) ? { body: { ok: false, error } } : undefined;

describe.each(dialects)("news that Slack does not take, on %s", (dialect) => {
  const bench = benchForEach(dialect);

  it("wait as long as Slack says, in that channel alone", async () => {
    const { append, round, clock, answer, told, calls } = bench();
    await append(CARE, "post a", "post b");
    await append(STOCK, "post x", "post y");
    answer.instead = inCare(429, { "retry-after": "30" });
    await round();
    answer.instead = undefined;
    for (let n = 0; n < 29; n++) {
      clock.now += 1_000;
      await round();
    }
    clock.now += 999;
    await round();
    expect([told(CARE), told(STOCK)]).toEqual([[], ["x", "y"]]);
    expect(calls.filter(({ channel }) => channel === CARE)).toHaveLength(1);
    clock.now += 1;
    await round();
    clock.now += 1_000;
    await round();
    expect(told(CARE)).toEqual(["a", "b"]);
  });

  it("wait a second at least, when Slack says none or nothing", async () => {
    const { append, round, clock, answer, calls } = bench();
    await append(CARE, "post a");
    for (const headers of [{ "retry-after": "0" }, {}]) {
      answer.instead = inCare(429, headers);
      await round();
      clock.now += 999;
      await round();
      clock.now += 1;
    }
    expect(calls).toHaveLength(2);
  });

  it("wait an hour at most, whatever Slack says", async () => {
    const { append, round, clock, answer, told } = bench();
    await append(CARE, "post a");
    answer.instead = inCare(429, { "retry-after": "86400" });
    await round();
    answer.instead = undefined;
    clock.now += 3_599_999;
    await round();
    expect(told(CARE)).toEqual([]);
    clock.now += 1;
    await round();
    expect(told(CARE)).toEqual(["a"]);
  });

  it("are told later and later while Slack is in trouble, in order, and are no repetition", async () => {
    const { append, round, clock, answer, network, told, calls } = bench();
    await append(CARE, "post a", "post b", "post c");
    const troubles = [500, 502, 503, undefined];
    for (const [n, trouble] of troubles.entries()) {
      answer.instead = trouble === undefined ? undefined : inCare(trouble);
      network.up = trouble !== undefined;
      await round();
      clock.now += 1_000 * 2 ** n - 1;
      network.up = true;
      answer.instead = undefined;
      await round();
      clock.now += 1;
    }
    expect(told(CARE)).toEqual([]);
    expect(calls).toHaveLength(3);
    await round();
    clock.now += 1_000;
    answer.instead = inCare(503);
    await round();
    answer.instead = undefined;
    clock.now += 1_000;
    await round();
    clock.now += 1_000;
    await round();
    expect(told(CARE)).toEqual(["a", "b", "c"]);
  });

  it("are tried every five minutes at last", async () => {
    const { append, round, clock, answer, calls } = bench();
    await append(CARE, "post a");
    answer.instead = inCare(503);
    for (let n = 0; n < 12; n++, clock.now += 300_000) await round();
    expect(calls).toHaveLength(12);
    clock.now -= 1;
    await round();
    expect(calls).toHaveLength(12);
  });

  it("whose answer was lost are told once more, and say so", async () => {
    const { append, round, clock, valve, told } = bench();
    await append(CARE, "post a", "post b");
    valve.holdAnswer(/postMessage/).drop();
    await round();
    expect(told(CARE)).toEqual(["a"]);
    clock.now += 1_000;
    await round();
    clock.now += 1_000;
    await round();
    expect(told(CARE)).toEqual(["a", "a (may be repeated)", "b"]);
  });

  it("still say so when Slack was in trouble in between", async () => {
    const { append, round, clock, valve, answer, told } = bench();
    await append(CARE, "post a");
    valve.holdAnswer(/postMessage/).drop();
    await round();
    answer.instead = inCare(503);
    clock.now += 1_000;
    await round();
    answer.instead = undefined;
    clock.now += 2_000;
    await round();
    expect(told(CARE)).toEqual(["a", "a (may be repeated)"]);
  });

  it("are edited once more when that answer was lost, which nobody sees", async () => {
    const { append, round, clock, valve, teller, told, calls } = bench();
    await append(CARE, "post card");
    await round();
    teller.faces.set("card", " 2");
    await append(CARE, "edit card");
    valve.holdAnswer(/chat\.update/).drop();
    for (let n = 0; n < 4; n++) {
      clock.now += 1_000;
      await round();
    }
    expect(told(CARE)).toEqual(["card 2"]);
    expect(calls).toHaveLength(3);
  });

  it("end with all that waits where the channel refuses, and that is told once", async () => {
    const { append, round, clock, answer, teller, told, calls, database } = bench();
    await append(CARE, "post a", "post b", "edit old");
    await append(STOCK, "post x");
    answer.instead = says("is_archived");
    teller.onRefused.deed = (trx) => appendNews(trx, [newsOf("U0ANA", "post paused")], clock.now);
    for (let n = 0; n < 3; n++, clock.now += 1_000) await round();
    const why = { kind: "refused", reason: "is_archived", by: "channel" };
    expect(teller.refusals).toEqual([{ subjects: ["a", "b", "old"], why }]);
    expect(calls.map(({ channel }) => channel).toSorted()).toEqual([CARE, STOCK, "U0ANA"]);
    const kept = await keptOf(database.db, CARE);
    expect(kept.map(({ state, why: reason }) => `${state} ${reason}`)).toEqual(
      Array(3).fill("refused is_archived"),
    );
    answer.instead = undefined;
    await append(CARE, "post back");
    await round();
    expect(told(CARE)).toEqual(["back"]);
  });

  it("end alone where the message is what is refused", async () => {
    const { append, round, clock, answer, teller, told } = bench();
    await append(CARE, "post a", "post b");
    answer.instead = says("msg_too_long", (text) => text === "a");
    for (let n = 0; n < 3; n++, clock.now += 1_000) await round();
    expect(teller.refusals).toMatchObject([{ subjects: ["a"], why: { by: "message" } }]);
    expect(told(CARE)).toEqual(["b"]);
  });
});
