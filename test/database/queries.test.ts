import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { findAnswer, forgetAnswers, keepAnswer } from "../../src/database/answers.ts";
import { claimEvent, forgetEvents } from "../../src/database/events.ts";
import { type Database, openDatabase } from "../../src/database/open-database.ts";
import { orderOfShipment, rememberShipments } from "../../src/database/shipment-orders.ts";
import { dialects, type FreshPlace, freshPlace } from "./support.ts";

const now = Date.UTC(2026, 10, 23, 14, 2, 11);

describe.each(dialects)("on %s", (dialect) => {
  let fresh: FreshPlace;
  let database: Database;
  const queries: { kind: string; failed: boolean }[] = [];

  beforeAll(async () => {
    fresh = await freshPlace(dialect);
    database = await openDatabase(fresh.place, {
      onQuery: ({ kind, failed }) => queries.push({ kind, failed }),
    });
    return async () => {
      await database.close();
      await fresh.remove();
    };
  });

  it("answers, and says which engine it is", async () => {
    await database.ping();
    expect(database.dialect).toBe(dialect);
  });

  it("tells of every query", async () => {
    queries.length = 0;
    await findAnswer(database.db, "none", now);
    expect(queries).toEqual([{ kind: "select", failed: false }]);
  });

  describe("an event", () => {
    const event = { app: "A1", team: "T1", event: "Ev1", now };

    it("is claimed once", async () => {
      expect(await claimEvent(database.db, event)).toBe(true);
      expect(await claimEvent(database.db, { ...event, now: now + 1 })).toBe(false);
    });

    it("is another one in another app or team", async () => {
      expect(await claimEvent(database.db, { ...event, app: "A2" })).toBe(true);
      expect(await claimEvent(database.db, { ...event, team: "T2" })).toBe(true);
      expect(await claimEvent(database.db, { ...event, event: "ev1" })).toBe(true);
    });

    it("is forgotten when it is older than a time, not before", async () => {
      expect(await forgetEvents(database.db, now)).toBe(0);
      expect(await forgetEvents(database.db, now + 1)).toBe(4);
      expect(await claimEvent(database.db, event)).toBe(true);
    });

    it("claimed many times at once has one winner", async () => {
      const claims = Array.from({ length: 20 }, () => claimEvent(database.db, { ...event, event: "Ev2" }));
      expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
    });
  });

  describe("an answer", () => {
    const answer = {
      operation: "stock.read",
      question: { operation: "stock.read", values: { sku: ["TEE-RED-M"] } },
      result: { rows: [["TEE-RED-M", 40]], note: "naïve ✓ 🧢" },
      person: "U1",
      channel: "C1",
      asOf: now,
      expiresAt: now + 15 * 60_000,
    };

    it("is found as it was kept, until it expires", async () => {
      const id = await keepAnswer(database.db, answer);
      expect(await findAnswer(database.db, id, answer.expiresAt - 1)).toEqual({ ...answer, id });
      expect(await findAnswer(database.db, id, answer.expiresAt)).toBeUndefined();
    });

    it("has an id that fits a button and is never the same", async () => {
      const ids = await Promise.all([1, 2, 3].map(() => keepAnswer(database.db, answer)));
      expect(new Set(ids).size).toBe(3);
      expect(ids.every((id) => /^[\w-]{20}$/.test(id))).toBe(true);
    });

    it("that has expired is forgotten, another is not", async () => {
      const before = await forgetAnswers(database.db, answer.expiresAt - 1);
      const late = await keepAnswer(database.db, { ...answer, expiresAt: answer.expiresAt + 1 });
      expect([before, await forgetAnswers(database.db, answer.expiresAt)]).toEqual([0, 4]);
      expect(await findAnswer(database.db, late, now)).toBeDefined();
    });

    it("of any JSON comes back the same", async () => {
      await fc.assert(
        fc.asyncProperty(fc.jsonValue({ stringUnit: "binary" }), async (result) => {
          const id = await keepAnswer(database.db, { ...answer, result });
          const found = await findAnswer(database.db, id, now);
          expect(JSON.stringify(found?.result)).toBe(JSON.stringify(result));
        }),
        { numRuns: 30 },
      );
    });

    it("whose row is not what it should be is an error that names the column", async () => {
      const values = { id: "bad", operation: "o", question: "{", result: "1", person: "U", channel: "C" };
      await database.db
        .insertInto("answers")
        .values({ ...values, as_of: now, expires_at: now + 1 })
        .execute();
      await expect(findAnswer(database.db, "bad", now)).rejects.toThrow(/question/);
    });
  });

  describe("a shipment", () => {
    it("is remembered with its order, the latest sight winning", async () => {
      await rememberShipments(database.db, [
        { shipment: "20078", order: "1001", seenAt: now },
        { shipment: "20079", order: "1001", seenAt: now },
      ]);
      await rememberShipments(database.db, [
        { shipment: "20079", order: "1002", seenAt: now + 1 },
        { shipment: "20078", order: "0999", seenAt: now - 1 },
      ]);
      expect(await orderOfShipment(database.db, "20078")).toBe("1001");
      expect(await orderOfShipment(database.db, "20079")).toBe("1002");
      expect(await orderOfShipment(database.db, "20080")).toBeUndefined();
    });

    it("may be there twice, or none at all", async () => {
      await rememberShipments(database.db, []);
      await rememberShipments(database.db, [
        { shipment: "7", order: "new", seenAt: now + 1 },
        { shipment: "7", order: "old", seenAt: now },
      ]);
      expect(await orderOfShipment(database.db, "7")).toBe("new");
    });

    it("is one of very many", async () => {
      const many = Array.from({ length: 12_001 }, (_, n) => ({
        shipment: `s${n}`,
        order: `o${n}`,
        seenAt: now,
      }));
      await rememberShipments(database.db, many);
      expect(await orderOfShipment(database.db, "s12000")).toBe("o12000");
    });
  });
});
