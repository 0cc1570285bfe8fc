import { describe, expect, it } from "vitest";
import { fingerprint, NoSuchChange } from "../../src/ledger/index.ts";
import { dialects } from "../database/support.ts";
import { rejection } from "./change.ts";
import { benchForEach, noon, told } from "./support.ts";

describe.each(dialects)("a confirmation on %s", (dialect) => {
  const bench = benchForEach(dialect);

  it("is kept whole, and found again as it was", async () => {
    const { ledger, audit } = bench();
    const change = rejection({ view: "V1", thread: "1.2", batch: { id: "b", index: 3 }, undoable: true });
    const claim = await ledger.confirm(change);
    const { call, shownCall, values, facts, preview } = change;
    expect(claim).toMatchObject({
      kind: "mine",
      record: {
        key: "key-1",
        state: "confirmed",
        target: { kind: "shipment", id: "20078" },
        related: [{ kind: "order", id: "1001" }],
        kept: { call, shownCall, values, facts, preview },
        hashes: {
          values: fingerprint(values),
          call: fingerprint(call),
          preview: fingerprint(preview),
          depends: fingerprint({ lines: 1, status: "Created" }),
        },
        person: "U0ANA",
        reason: "Damaged",
        undoable: true,
        view: "V1",
        thread: "1.2",
        batch: { id: "b", index: 3 },
        owner: "one",
        leaseUntil: noon + 60_000,
        createdAt: noon,
        updatedAt: noon,
      },
    });
    expect(await ledger.find(claim.record.id)).toEqual(claim.record);
    expect((await audit.list({ limit: 9 })).entries).toMatchObject([
      {
        seq: 1,
        outcome: "confirmed",
        change: claim.record.id,
        targets: [
          { kind: "shipment", id: "20078" },
          { kind: "order", id: "1001" },
        ],
        reason: "Damaged",
      },
    ]);
  });

  it("made 200 times at once by two processes is one change", async () => {
    const { of, audit } = bench();
    const [one, two] = [of("one"), of("two")];
    const claims = await Promise.all(
      Array.from({ length: 200 }, (_, n) => (n % 2 === 0 ? one : two).confirm(rejection())),
    );
    expect(claims.filter(({ kind }) => kind === "mine")).toHaveLength(1);
    expect(claims.filter(({ kind }) => kind === "same")).toHaveLength(199);
    expect(new Set(claims.map(({ record }) => record.id)).size).toBe(1);
    expect(await told(audit)).toEqual(["confirmed"]);
  });

  it("is blocked beside 199 others of its target, and says by which", async () => {
    const { ledger, audit } = bench();
    const claims = await Promise.all(
      Array.from({ length: 200 }, (_, n) => ledger.confirm(rejection({ key: `key-${n}` }))),
    );
    const mine = claims.filter(({ kind }) => kind === "mine");
    expect(mine).toHaveLength(1);
    expect(claims.filter(({ kind }) => kind === "blocked")).toHaveLength(199);
    expect(new Set(claims.map(({ record }) => record.id)).size).toBe(1);
    expect(await ledger.blocking({ kind: "shipment", id: "20078" })).toEqual(mine[0]?.record);
    expect((await told(audit)).filter((outcome) => outcome === "blocked")).toHaveLength(199);
    expect((await audit.verify()).problems).toEqual([]);
  });

  it("says how the change stands when it is made again later", async () => {
    const { ledger } = bench();
    const { record } = await ledger.confirm(rejection());
    await ledger.take(record.id);
    await ledger.finish(record.id, { state: "done", found: "Omni shows it as Rejected." });
    const again = await ledger.confirm(rejection());
    expect(again).toMatchObject({ kind: "same", record: { id: record.id, state: "done" } });
  });

  it("of the same id of another kind is another target", async () => {
    const { ledger } = bench();
    await ledger.confirm(rejection());
    const order = rejection({ key: "key-2", target: { kind: "order", id: "20078" } });
    expect((await ledger.confirm(order)).kind).toBe("mine");
  });

  it("keeps text that one of the engines could not hold", async () => {
    const { ledger, audit } = bench();
    const hostile = "a\0b\ud800c";
    const target = { kind: "stock", id: `${hostile} at x` };
    const change = rejection({ target, reason: hostile, values: { sku: [hostile] } });
    expect((await ledger.confirm(change)).kind).toBe("mine");
    expect((await ledger.confirm({ ...change, key: "key-2" })).kind).toBe("blocked");
    expect((await audit.verify()).problems).toEqual([]);
    expect((await audit.list({ limit: 1 })).entries[0]?.reason).toBe("ab\ufffdc");
  });

  it("is unknown to the ledger under any other id", async () => {
    const { ledger } = bench();
    expect(await ledger.find("nothing")).toBeUndefined();
    await expect(ledger.take("nothing")).rejects.toThrow(NoSuchChange);
    await expect(ledger.decide("nothing", { person: "U1", agree: true })).rejects.toThrow(NoSuchChange);
    await expect(ledger.setCard("nothing", { channel: "C1", ts: "1.1" })).rejects.toThrow(NoSuchChange);
  });
});
