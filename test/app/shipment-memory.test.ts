import { afterEach, beforeEach, expect, test } from "vitest";
import { type Database, openDatabase } from "../../src/database/open-database.ts";
import { orderOfShipment } from "../../src/database/shipment-orders.ts";
import { createInFlight, type InFlight } from "../../src/in-flight.ts";
import { createLog } from "../../src/log.ts";
import type { Order } from "../../src/omni/index.ts";
import { createShipmentMemory, type ShipmentMemory } from "../../src/shipment-memory.ts";
import { order } from "../blocks/support/samples.ts";
import { type FreshPlace, freshPlace } from "../database/support.ts";

let fresh: FreshPlace;
let database: Database;
let inFlight: InFlight;
let memory: ShipmentMemory;
let inserts: number;

beforeEach(async () => {
  inserts = 0;
  fresh = await freshPlace("sqlite");
  database = await openDatabase(fresh.place, {
    onQuery: ({ kind }) => (inserts += kind === "insert" ? 1 : 0),
  });
  inserts = 0;
  inFlight = createInFlight();
  memory = createShipmentMemory({
    database,
    inFlight,
    log: createLog({ level: "silent" }),
    now: () => 1_000,
  });
});

afterEach(async () => {
  await database.close();
  await fresh.remove();
});

const withShipments = (number: string, ...ids: number[]): Order =>
  order({
    ExternalOrderId: number,
    Shipments: ids.map((id) => ({ ShipmentId: id, Status: "Created", LineItems: [] })),
  });

test("writes what comes together at once, and knows it before it is written", async () => {
  memory.remember([withShipments("1001", 20_078, 20_079)]);
  memory.remember([withShipments("1002", 20_080)]);
  expect(await orderOfShipment(database.db, "20080")).toBeUndefined();
  expect(await memory.orderOf("20080")).toBe("1002");
  await inFlight.settled(5_000);
  expect(await orderOfShipment(database.db, "20078")).toBe("1001");
  expect(await orderOfShipment(database.db, "20080")).toBe("1002");
  expect(inserts).toBe(1);
});

test("does not write again what it wrote a moment ago, but writes what changed", async () => {
  memory.remember([withShipments("1001", 20_078)]);
  await inFlight.settled(5_000);
  memory.remember([withShipments("1001", 20_078)]);
  expect(inFlight.count()).toBe(0);
  memory.remember([withShipments("1009", 20_078)]);
  await inFlight.settled(5_000);
  expect(await orderOfShipment(database.db, "20078")).toBe("1009");
  expect(inserts).toBe(2);
});

test("reads from the database what another process wrote", async () => {
  memory.remember([withShipments("1001", 20_078)]);
  await inFlight.settled(5_000);
  const other = createShipmentMemory({
    database,
    inFlight,
    log: createLog({ level: "silent" }),
    now: () => 1,
  });
  expect(await other.orderOf("20078")).toBe("1001");
  expect(await other.orderOf("20079")).toBeUndefined();
});

test("tries again with the next order after a write that failed", async () => {
  const broken = { ...database, db: database.db.withSchema("nowhere") };
  const log = createLog({ level: "silent" });
  const failing = createShipmentMemory({ database: broken, inFlight, log, now: () => 1 });
  failing.remember([withShipments("1001", 20_078)]);
  await inFlight.settled(5_000);
  failing.remember([withShipments("1001", 20_078)]);
  expect(inFlight.count()).toBe(1);
  await inFlight.settled(5_000);
});
