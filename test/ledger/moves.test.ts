import { describe, expect, it } from "vitest";
import { dialects } from "../database/support.ts";
import { rejection } from "./change.ts";
import { benchForEach, MINUTE, noon, told } from "./support.ts";

const DAY = 24 * 60 * MINUTE;

/** One of several confirmed together. */
function oneOf(index: number) {
  return rejection({
    key: `k${index}`,
    target: { kind: "shipment", id: `${index}` },
    batch: { id: "b", index },
  });
}

function target(id: string) {
  return { key: id, target: { kind: "shipment", id } };
}

describe.each(dialects)("a change on %s", (dialect) => {
  const bench = benchForEach(dialect);
  const confirmed = async (given = {}) => (await bench().ledger.confirm(rejection(given))).record.id;
  const sending = async (given = {}) => {
    const id = await confirmed(given);
    await bench().ledger.take(id);
    return id;
  };

  it("is taken by one of fifty", async () => {
    const { of, audit } = bench();
    const id = await confirmed();
    const takes = await Promise.all(Array.from({ length: 50 }, (_, n) => of(`${n % 2}`).take(id)));
    expect(takes.filter(({ moved }) => moved)).toHaveLength(1);
    expect(await told(audit)).toEqual(["confirmed", "sending"]);
  });

  it("ends with one outcome, and keeps what is known of the call", async () => {
    const { ledger, audit } = bench();
    const id = await sending();
    const failed = await ledger.finish(id, {
      state: "failed",
      traceId: "7f3a",
      words: "Shipment is already shipped",
      reference: "Q4K2",
    });
    const outcome = { at: noon, traceId: "7f3a", words: "Shipment is already shipped", reference: "Q4K2" };
    expect(failed).toMatchObject({ moved: true, record: { state: "failed", outcome } });
    expect(await ledger.finish(id, { state: "done" })).toEqual({ ...failed, moved: false });
    const { entries } = await audit.list({ limit: 1 });
    expect(entries).toMatchObject([{ outcome: "failed", traceId: "7f3a", reference: "Q4K2" }]);
  });

  it.each(["done", "sent", "failed"] as const)("that is %s frees its target", async (state) => {
    const { ledger } = bench();
    await ledger.finish(await sending(), { state });
    expect(await ledger.blocking({ kind: "shipment", id: "20078" })).toBeUndefined();
    expect((await ledger.confirm(rejection({ key: "key-2" }))).kind).toBe("mine");
  });

  it("that is unknown keeps its target until one person settles it", async () => {
    const { ledger, audit } = bench();
    const id = await sending();
    await ledger.finish(id, { state: "unknown" });
    const blocked = await ledger.confirm(rejection({ key: "key-2" }));
    expect(blocked).toMatchObject({ kind: "blocked", record: { id, state: "unknown" } });
    const settled = await Promise.all(
      [true, false, true].map((done, n) =>
        ledger.settle(id, { person: `U${n}`, done, reason: `I looked ${n}` }),
      ),
    );
    const [first] = settled.filter(({ moved }) => moved);
    expect(settled.filter(({ moved }) => moved)).toHaveLength(1);
    expect(first?.record.state).toMatch(/^settled-(not-)?done$/);
    expect(first?.record.ending?.reason).toMatch(/^I looked \d$/);
    expect((await ledger.confirm(rejection({ key: "key-3" }))).kind).toBe("mine");
    expect((await audit.verify()).problems).toEqual([]);
  });

  it.each(["sent", "unknown"] as const)("that was %s is done when it is found later", async (state) => {
    const { ledger, clock } = bench();
    const id = await sending();
    await ledger.finish(id, { state, traceId: "7f3a" });
    clock.now += MINUTE;
    const later = await ledger.confirmLater(id, { found: "Omni shows it as Rejected." });
    const outcome = { at: noon + MINUTE, traceId: "7f3a", found: "Omni shows it as Rejected." };
    expect(later).toMatchObject({ moved: true, record: { state: "done", outcome } });
    expect(await ledger.confirmLater(id, { found: "again" })).toEqual({ ...later, moved: false });
  });

  it("ends without a call only before one was made, and is withdrawn by its requester alone", async () => {
    const { ledger, audit } = bench();
    const id = await confirmed();
    expect((await ledger.end(id, "withdrawn", { by: "U0BEN" })).moved).toBe(false);
    expect((await ledger.end(id, "withdrawn")).moved).toBe(false);
    expect((await ledger.end(id, "expired")).moved).toBe(false);
    const ended = await ledger.end(id, "void", { reason: "1 unit shipped" });
    const ending = { at: noon, reason: "1 unit shipped" };
    expect(ended).toMatchObject({ moved: true, record: { state: "void", ending } });
    expect((await ledger.end(id, "stopped")).moved).toBe(false);
    const other = await sending({ key: "key-2" });
    expect((await ledger.end(other, "stopped", { by: "U0BEN" })).moved).toBe(false);
    expect(await told(audit)).toEqual(["confirmed", "void", "confirmed", "sending"]);
  });

  it("is listed while it is unfinished, with its batch, and in the history of its person", async () => {
    const { ledger, clock } = bench();
    for (const index of [2, 0, 1]) {
      clock.now += 1;
      await ledger.confirm(oneOf(index));
    }
    expect((await ledger.ofBatch("b")).map(({ batch }) => batch?.index)).toEqual([0, 1, 2]);
    const first = await ledger.blocking({ kind: "shipment", id: "2" });
    await ledger.take(first?.id ?? "");
    await ledger.finish(first?.id ?? "", { state: "done" });
    expect((await ledger.unfinished()).map(({ key }) => key)).toEqual(["k0", "k1"]);
    const history = (filter: object) => ledger.history({ limit: 2, ...filter });
    expect((await history({})).map(({ key }) => key)).toEqual(["k1", "k0"]);
    expect((await history({ target: { kind: "shipment", id: "2" } })).map(({ key }) => key)).toEqual(["k2"]);
    expect((await history({ since: clock.now })).map(({ key }) => key)).toEqual(["k1"]);
    expect(await history({ person: "U0ANA", operation: "order.cancel" })).toEqual([]);
  });

  it("remembers where it is shown", async () => {
    const { ledger } = bench();
    const id = await confirmed();
    const card = { channel: "C1", ts: "1.5", copies: [{ channel: "D1", ts: "1.6", person: "U0ANA" }] };
    await ledger.setCard(id, card);
    expect(await ledger.find(id)).toMatchObject({ card });
  });

  it("has its card posted by one at a time, and whoever comes after one who died knows it", async () => {
    const { ledger, of, clock } = bench();
    const other = of("two");
    const id = await confirmed();
    const both = await Promise.all([ledger.claimCard(id), other.claimCard(id)]);
    expect(both.toSorted()).toEqual([{ repeated: false }, undefined]);
    await ledger.freeCard(id);
    expect(await other.claimCard(id)).toEqual({ repeated: false });
    clock.now += 120_000;
    expect(await ledger.claimCard(id)).toBeUndefined();
    clock.now += 1;
    expect(await ledger.claimCard(id)).toEqual({ repeated: true });
    await ledger.lapseCards(clock.now);
    expect(await other.claimCard(id)).toBeUndefined();
    clock.now += 1;
    await ledger.lapseCards(clock.now);
    expect(await other.claimCard(id)).toEqual({ repeated: true });
    const { updatedAt } = await ledger.setCard(id, { channel: "C1", ts: "1.5" });
    expect(await ledger.claimCard(id)).toBeUndefined();
    await ledger.setShown(id, updatedAt);
    await other.setShown(id, updatedAt - 1);
    expect(await ledger.find(id)).toMatchObject({ shown: updatedAt });
  });

  it("is forgotten when nothing can be done with it any more, but for its hashes", async () => {
    const { ledger, clock, database } = bench();
    const left = new Map<string, string>();
    for (const state of ["done", "sent", "failed", "unknown"] as const) {
      const id = await sending(target(state));
      left.set(state, id);
      await ledger.finish(id, { state, words: "private words", found: "private finding" });
    }
    const undoable = await sending({ ...target("undoable"), undoable: true });
    await ledger.finish(undoable, { state: "done" });
    const waiting = await confirmed(target("waiting"));
    await ledger.hold(waiting, { needed: 1, approvers: undefined, expiresAt: noon + DAY });
    const kept = async () => {
      const all = await ledger.history({ limit: 99 });
      return all.filter((record) => record.kept !== undefined).map(({ key }) => key);
    };
    expect(await ledger.forget()).toBe(2);
    expect((await kept()).toSorted()).toEqual(["sent", "undoable", "unknown", "waiting"]);
    clock.now += DAY;
    expect(await ledger.forget()).toBe(2);
    expect((await kept()).toSorted()).toEqual(["unknown", "waiting"]);
    await ledger.decide(waiting, { person: "U0BEN", agree: false, reason: "private refusal" });
    await ledger.settle(left.get("unknown") ?? "", { person: "U0BEN", done: true, reason: "private reason" });
    expect(await ledger.forget()).toBe(2);
    const rows = JSON.stringify(await database.db.selectFrom("changes").selectAll().execute());
    expect(rows).not.toMatch(/private|TEE-RED-M|Damaged/);
    expect((await ledger.find(undoable))?.hashes.values).toMatch(/^[0-9a-f]{64}$/);
  });
});
