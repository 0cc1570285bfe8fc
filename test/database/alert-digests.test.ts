import { describe, expect, it } from "vitest";
import { type AlertDigest, findDigest, forgetDigests, keepDigest } from "../../src/database/alert-digests.ts";
import { deleteRule } from "../../src/database/alert-rule-changes.ts";
import { databaseForEach, noon } from "./alert-bench.ts";
import { dialects } from "./support.ts";

function list(made: Partial<AlertDigest> = {}): AlertDigest {
  return { rule: "r1", channel: "C1", news: "n1", sheet: { rows: [["A", 4]] }, keptAt: noon, ...made };
}

describe.each(dialects)("the lists of digests on %s", (dialect) => {
  const database = databaseForEach(dialect);
  const keep = (made: Partial<AlertDigest>, mayStand = false) =>
    keepDigest(database().db, list(made), { mayStand });
  const find = (id: string) => findDigest(database().db, id);

  it("are found as they were kept, by what is drawn again and is the same too", async () => {
    const id = await keep({});
    expect(await find(id)).toEqual(list());
    expect(await keep({ keptAt: noon + 5 })).toBe(id);
    expect(await find(id)).toEqual(list({ keptAt: noon + 5 }));
    expect(await keep({ news: "n2" })).not.toBe(id);
    expect(await find("nothing")).toBeUndefined();
  });

  it("of what is drawn anew take the place of the one before, unless that may stand already", async () => {
    const first = await keep({});
    const other = await keep({ news: "n2" });
    const second = await keep({ sheet: { rows: [["A", 3]] } });
    expect([await find(first), await find(other)]).toEqual([undefined, list({ news: "n2" })]);
    const third = await keep({ sheet: { rows: [["A", 2]] } }, true);
    expect([await find(second), await find(third)]).toEqual([
      list({ sheet: { rows: [["A", 3]] } }),
      list({ sheet: { rows: [["A", 2]] } }),
    ]);
  });

  it("are the last 24 of a rule, go with it, and are forgotten in time", async () => {
    const ids: string[] = [];
    const other = await keep({ rule: "r2", news: "of another" });
    for (let n = 0; n < 26; n += 1) ids.push(await keep({ news: `n${n}`, keptAt: noon + n }));
    const found = await Promise.all(ids.map((id) => find(id)));
    expect(found.map((each) => each !== undefined)).toEqual(ids.map((_id, n) => n >= 2));
    const { db } = database();
    expect(await forgetDigests(db, noon + 4)).toBe(3);
    expect(await find(other)).toBeUndefined();
    await db.transaction().execute((transaction) => deleteRule(transaction, "r1"));
    expect(await forgetDigests(db, noon + 100)).toBe(0);
  });
});
