import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { append } from "../../src/ledger/audit/append.ts";
import { createAudit, type NewEntry } from "../../src/ledger/index.ts";
import { dialects } from "../database/support.ts";
import { type Bench, benchForEach, noon, openBench } from "./support.ts";

const order = (id: string) => ({ kind: "order", id });

function denied(n: number, given: Partial<NewEntry> = {}): NewEntry {
  return {
    operation: "order.cancel",
    outcome: "denied",
    person: `U${n % 3}`,
    channel: "C0CARE",
    targets: [order(`${n % 10}`), { kind: "sku", id: "CAP-BLU" }],
    reason: `because ${n}`,
    ...given,
  };
}

describe.each(dialects)("the audit on %s", (dialect) => {
  const bench = benchForEach(dialect);
  const write = async (count: number) => {
    for (let n = 1; n <= count; n++) await bench().audit.append(denied(n));
  };
  it("of nothing is whole", async () => {
    expect(await bench().audit.verify()).toEqual({
      entries: 0,
      reasonsDeleted: 0,
      problems: [],
      head: { seq: 0, hash: "0".repeat(64) },
    });
  });

  it("is one chain of fifty entries appended at once", async () => {
    const { audit } = bench();
    await Promise.all(Array.from({ length: 50 }, (_, n) => audit.append(denied(n))));
    const report = await audit.verify();
    expect(report).toMatchObject({ entries: 50, problems: [], head: { seq: 50 } });
    const { entries } = await audit.list({ limit: 100 });
    expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, n) => 50 - n));
    expect(entries[0]?.hash).toBe(report.head.hash);
  });

  it("is listed by what an entry names, by person, since and page by page", async () => {
    const { audit, clock } = bench();
    await write(20);
    clock.now = noon + 1000;
    await audit.append(denied(1, { by: "U9" }));
    const seqs = async (filter: object) =>
      (await audit.list({ limit: 99, ...filter })).entries.map((e) => e.seq);
    expect(await seqs({ targets: [order("1")] })).toEqual([21, 11, 1]);
    expect(await seqs({ targets: [order("1"), order("2")] })).toEqual([]);
    expect(await seqs({ targets: [order("1"), { kind: "sku", id: "CAP-BLU" }], person: "U1" })).toEqual([
      21, 1,
    ]);
    expect(await seqs({ person: "U9" })).toEqual([21]);
    expect(await seqs({ since: noon + 1000 })).toEqual([21]);
    const first = await audit.list({ limit: 2, targets: [order("1")] });
    expect(first).toMatchObject({ more: true, entries: [{ seq: 21 }, { seq: 11, reason: "because 11" }] });
    const next = await audit.list({ limit: 2, targets: [order("1")], before: 11 });
    expect(next).toMatchObject({ more: false, entries: [{ seq: 1 }] });
  });

  it("lets a free reason be deleted, and counts it", async () => {
    await write(3);
    const { audit, database } = bench();
    await sql`delete from audit_reasons where seq = 2`.execute(database.db);
    expect(await audit.verify()).toMatchObject({ entries: 3, reasonsDeleted: 1, problems: [] });
    const { entries } = await audit.list({ limit: 2 });
    expect(entries.map(({ reason }) => reason)).toEqual(["because 3", undefined]);
  });

  it("goes beyond one page, and stops at a hundred problems", async () => {
    const { database, audit } = bench();
    await database.db.transaction().execute(async (transaction) => {
      for (let n = 1; n <= 1100; n++) await append(transaction, noon, denied(n));
    });
    expect(await audit.verify()).toMatchObject({ entries: 1100, problems: [], head: { seq: 1100 } });
    await sql`update audit set person = 'U9' where seq = 1001`.execute(database.db);
    expect((await audit.verify()).problems).toEqual([{ seq: 1001, what: "Entry 1001 was changed." }]);
    await sql`update audit set person = 'U9'`.execute(database.db);
    expect((await audit.verify()).problems).toHaveLength(100);
  });
});

describe.each(dialects)("the audit on %s, when somebody has been at it,", (dialect) => {
  let bench: Bench;
  beforeAll(async () => {
    const opened = await openBench(dialect);
    bench = opened;
    for (let n = 1; n <= 4; n++) await bench.audit.append(denied(n));
    await bench.audit.append(denied(5, { reason: undefined }));
    return opened.close;
  });

  /** What is found after something was done, which is undone again. */
  const problemsAfter = async (...statements: string[]) => {
    const transaction = await bench.database.db.startTransaction().execute();
    try {
      for (const statement of statements) await sql.raw(statement).execute(transaction);
      const { problems } = await createAudit({ db: transaction, now: Date.now }).verify();
      return problems.map(({ what }) => what);
    } finally {
      await transaction.rollback().execute();
    }
  };

  it("is whole while nobody was", async () => {
    expect(await problemsAfter()).toEqual([]);
  });

  const columns = ["operation", "outcome", "person", "acted_by", "channel", "change_id", "rule"];
  const texts = [...columns, "preview_hash", "trace_id", "reference", "reason_hash", "hash", "targets"];
  it.each(texts)("finds an entry whose %s was changed", async (column) => {
    const [found] = await problemsAfter(`update audit set ${column} = '[]' where seq = 3`);
    expect(found).toBe("Entry 3 was changed.");
  });

  it.each([
    ["update audit set at = at + 1 where seq = 4", "Entry 4 was changed."],
    ["update audit set previous = 'x' where seq = 2", "Entry 2 does not follow the one before it"],
    ["delete from audit where seq = 1", "Entry 1 is missing."],
    ["delete from audit where seq in (2, 3)", "Entries 2 to 3 are missing."],
    ["delete from audit where seq = 5", "Entry 5 is missing."],
    ["delete from audit", "Entries 1 to 5 are missing."],
    ["delete from audit_head", "The head of the audit was removed."],
    ["update audit_head set hash = 'x'", "Entry 5 is not the one that was appended last."],
    ["update audit_head set seq = 4", "Entry 5 was inserted."],
    ["update audit_reasons set reason = 'nicer' where seq = 2", "The reason beside entry 2 was changed."],
    ["update audit_reasons set seq = 9 where seq = 2", "A reason stands beside entry 9, which is not there."],
    ["delete from audit_targets where seq = 2", "Entry 2 is not found by what it names"],
    ["insert into audit_targets values ('order', 'x', 2)", "Entry 2 is not found by what it names"],
    ["insert into audit_targets values ('order', 'x', 9)", "A target stands beside entry 9"],
    ["update audit set seq = 6 where seq = 5", "Entry 6 was inserted."],
    ["update audit set seq = 0 where seq = 4", "Entry 0 was inserted."],
    ["update audit set seq = -1 where seq = 1", "Entry -1 was inserted."],
  ])("finds what this does: %s", async (statement, sentence) => {
    expect((await problemsAfter(statement)).join(" ")).toContain(sentence);
  });

  it("finds a reason put beside an entry that had none", async () => {
    const found = await problemsAfter("insert into audit_reasons values (5, 's', 'nicer')");
    expect(found).toEqual(["The reason beside entry 5 was inserted."]);
  });

  it("finds an entry that was put between two, those after it moved up", async () => {
    const moved = [5, 4, 3].flatMap((seq) =>
      ["audit", "audit_targets", "audit_reasons"].map(
        (table) => `update ${table} set seq = ${seq + 1} where seq = ${seq}`,
      ),
    );
    const inserted = `insert into audit select 3, at, operation, outcome, person, acted_by, channel, targets,
      change_id, rule, preview_hash, trace_id, reference, null, hash, hash from audit where seq = 2`;
    expect(await problemsAfter(...moved, inserted)).toEqual(
      expect.arrayContaining(["Entry 3 was changed.", "Entry 4 was changed.", "Entry 6 was inserted."]),
    );
  });
});
