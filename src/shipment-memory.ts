import { setTimeout as pause } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import type { Database } from "./database/open-database.ts";
import { orderOfShipment, rememberShipments } from "./database/shipment-orders.ts";
import type { InFlight } from "./in-flight.ts";
import { asError, type Log } from "./log.ts";
import type { Order } from "./omni/index.ts";

/** Which order each shipment came with; the OMS cannot be asked by a shipment alone. */
export interface ShipmentMemory {
  /** Notes the shipments of orders that were read. A failure costs a later question, so it is only logged. */
  readonly remember: (orders: readonly Order[]) => void;
  /** The number of the order this shipment was last seen with. */
  readonly orderOf: (shipment: string) => Promise<string | undefined>;
}

/** What comes in so many milliseconds is written at once: each write waits for the disk, and so does all else. */
const GATHERED_MS = 200;
/** What was written within the hour is not written again. */
const KNOWN_MS = 3_600_000;

/** What the memory is made of. `now` is milliseconds since 1970. */
export interface ShipmentMemoryParts {
  readonly database: Database;
  readonly inFlight: InFlight;
  readonly log: Log;
  readonly now: () => number;
}

export function createShipmentMemory({ database, inFlight, log, now }: ShipmentMemoryParts): ShipmentMemory {
  const known = new LRUCache<string, string>({ max: 10_000, ttl: KNOWN_MS });
  let gathered = new Map<string, string>();

  const write = async () => {
    await pause(GATHERED_MS);
    const pairs = gathered;
    gathered = new Map();
    const seenAt = now();
    try {
      await rememberShipments(
        database.db,
        Array.from(pairs, ([shipment, order]) => ({ shipment, order, seenAt })),
      );
    } catch (error) {
      for (const shipment of pairs.keys()) known.delete(shipment);
      log.warn({ err: asError(error) }, "shipments could not be remembered");
    }
  };

  return {
    remember: (orders) => {
      const first = gathered.size === 0;
      for (const { ExternalOrderId: order, Shipments = [] } of orders) {
        for (const { ShipmentId } of Shipments) {
          const shipment = String(ShipmentId);
          if (known.get(shipment) === order) continue;
          known.set(shipment, order);
          gathered.set(shipment, order);
        }
      }
      if (first && gathered.size > 0) void inFlight.track(write());
    },
    orderOf: async (shipment) => known.get(shipment) ?? (await orderOfShipment(database.db, shipment)),
  };
}
