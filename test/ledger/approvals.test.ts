import { describe, expect, it } from "vitest";
import { dialects } from "../database/support.ts";
import { rejection } from "./change.ts";
import { benchForEach, MINUTE, noon, told } from "./support.ts";

const approvers = { words: ["leads"], people: ["U0BEN", "U0CAT"], userGroups: ["S0LEADS"] };
const expiresAt = noon + 30 * MINUTE;

function agree(person: string) {
  return { person, agree: true };
}

describe.each(dialects)("a change that waits on %s", (dialect) => {
  const bench = benchForEach(dialect);
  const waiting = async (needed = 1, given = {}) => {
    const { ledger } = bench();
    const { record } = await ledger.confirm(rejection(given));
    await ledger.hold(record.id, { needed, approvers, expiresAt });
    return record.id;
  };

  it("lets others of its target go first, and is held only once", async () => {
    const { ledger } = bench();
    const id = await waiting();
    expect(await ledger.find(id)).toMatchObject({
      state: "waiting",
      approvalsNeeded: 1,
      approvers,
      expiresAt,
    });
    expect((await ledger.take(id)).moved).toBe(false);
    const other = await ledger.confirm(rejection({ key: "key-2" }));
    expect(other.kind).toBe("mine");
    await ledger.end(other.record.id, "stopped");
    expect((await ledger.decide(id, agree("U0BEN"))).kind).toBe("approved");
    const again = await ledger.hold(id, { needed: 1, approvers, expiresAt });
    expect(again).toMatchObject({ moved: false, record: { state: "confirmed" } });
  });

  it("needs as many others as it says, each once", async () => {
    const { ledger, audit } = bench();
    const id = await waiting(2);
    expect((await ledger.decide(id, agree("U0ANA"))).kind).toBe("own");
    expect(await ledger.decide(id, agree("U0BEN"))).toMatchObject({
      kind: "agreed",
      record: { state: "waiting" },
    });
    expect((await ledger.decide(id, agree("U0BEN"))).kind).toBe("already");
    expect((await ledger.decide(id, { person: "U0BEN", agree: false })).kind).toBe("already");
    const last = await ledger.decide(id, agree("U0CAT"));
    const decisions = [
      { person: "U0BEN", agreed: true, at: noon },
      { person: "U0CAT", agreed: true, at: noon },
    ];
    expect(last).toMatchObject({ kind: "approved", record: { state: "confirmed", decisions } });
    expect((await ledger.decide(id, agree("U0DAN"))).kind).toBe("over");
    const entries = ["confirmed", "waiting", "agreed by U0BEN", "approved by U0CAT"];
    expect(await told(audit)).toEqual(entries);
  });

  it("ends with the first who declines, and keeps the reason", async () => {
    const { ledger, audit } = bench();
    const id = await waiting(2);
    await ledger.decide(id, agree("U0BEN"));
    const word = { person: "U0CAT", agree: false, reason: "still packing" };
    const declined = await ledger.decide(id, word);
    expect(declined).toMatchObject({ kind: "declined", record: { state: "declined" } });
    expect(declined.record.decisions.at(-1)?.reason).toBe("still packing");
    expect((await audit.list({ limit: 1 })).entries[0]?.reason).toBe("still packing");
  });

  it("is approved once by ten who click at once, and by two when two are needed", async () => {
    const { of } = bench();
    for (const needed of [1, 2]) {
      const target = { kind: "shipment", id: `${needed}` };
      const id = await waiting(needed, { key: `key-${needed}`, target });
      const words = Array.from({ length: 10 }, (_, n) => of(`${n % 2}`).decide(id, agree(`U${n}`)));
      const kinds = (await Promise.all(words)).map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === "agreed")).toHaveLength(needed - 1);
      expect(kinds.filter((kind) => kind === "approved")).toHaveLength(1);
      expect(kinds.filter((kind) => kind === "over")).toHaveLength(10 - needed);
    }
  });

  it("ends once when one approves and one declines at once", async () => {
    const { ledger, audit } = bench();
    const id = await waiting();
    const words = [agree("U0BEN"), { person: "U0CAT", agree: false }];
    const kinds = (await Promise.all(words.map((word) => ledger.decide(id, word)))).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "over")).toHaveLength(1);
    expect(await told(audit)).toHaveLength(3);
  });

  it("is not approved beside another change of its target, and may be afterwards", async () => {
    const { ledger, audit } = bench();
    const id = await waiting();
    const { record: by } = await ledger.confirm(rejection({ key: "key-2" }));
    const blocked = await ledger.decide(id, agree("U0BEN"));
    expect(blocked).toMatchObject({ kind: "blocked", by, record: { state: "waiting", decisions: [] } });
    await ledger.end(by.id, "stopped");
    expect((await ledger.decide(id, agree("U0BEN"))).kind).toBe("approved");
    expect(await told(audit)).toContain("blocked by U0BEN");
  });

  it("and another of its target are never both approved, however close", async () => {
    const { of, ledger } = bench();
    const ids = [
      await waiting(1, { key: "a" }),
      await waiting(1, { key: "b" }),
      await waiting(1, { key: "c" }),
    ];
    const words = ids.map((id, n) => of(`${n}`).decide(id, agree("U0BEN")));
    const kinds = (await Promise.all(words)).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(["approved", "blocked", "blocked"]);
    const states = (await ledger.unfinished()).map(({ state }) => state);
    expect(states.toSorted()).toEqual(["confirmed", "waiting", "waiting"]);
  });

  it("expires at its time for whoever comes first, a word or the clock", async () => {
    const { ledger, of, clock, audit } = bench();
    const [late, other] = [await waiting(1, { key: "a" }), await waiting(1, { key: "b" })];
    clock.now = expiresAt - 1;
    expect(await ledger.expire()).toEqual([]);
    clock.now = expiresAt;
    const word = await ledger.decide(late, agree("U0BEN"));
    expect(word).toMatchObject({ kind: "expired", record: { state: "expired", decisions: [] } });
    const expired = await Promise.all([ledger.expire(), of("two").expire(), ledger.expire()]);
    expect(expired.flat().map(({ id }) => id)).toEqual([other]);
    const entries = ["confirmed", "waiting", "confirmed", "waiting", "expired", "expired"];
    expect(await told(audit)).toEqual(entries);
  });

  it("is withdrawn or void while it waits, and then nobody decides", async () => {
    const { ledger } = bench();
    const id = await waiting();
    expect((await ledger.end(id, "withdrawn", { by: "U0ANA" })).moved).toBe(true);
    expect((await ledger.decide(id, agree("U0BEN"))).kind).toBe("over");
    const other = await waiting(1, { key: "key-2" });
    const gone = await ledger.end(other, "void", { reason: "1 unit shipped" });
    expect(gone).toMatchObject({ moved: true, record: { state: "void" } });
  });
});
