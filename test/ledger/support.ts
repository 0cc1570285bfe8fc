import { beforeEach } from "vitest";
import type { Dialect } from "../../src/database/open-database.ts";
import { type Database, openDatabase } from "../../src/database/open-database.ts";
import {
  type Audit,
  createAudit,
  createLedger,
  type Ledger,
  type NewChange,
} from "../../src/ledger/index.ts";
import { type FreshPlace, freshPlace } from "../database/support.ts";

export const noon = Date.UTC(2026, 10, 23, 12, 0, 0);
export const MINUTE = 60_000;

/** A rejection of a shipment, as a person might confirm it. */
export function rejection(given: Partial<NewChange> = {}): NewChange {
  const call = {
    endpoint: "shipments.reject",
    method: "POST",
    path: "/orderfulfillment/shipments/Reject",
    body: { ShipmentId: 20078, Reason: "Damaged" },
  };
  return {
    key: "key-1",
    operation: "shipment.reject",
    target: { kind: "shipment", id: "20078" },
    related: [{ kind: "order", id: "1001" }],
    values: { shipment: ["20078"], reason: ["Damaged"] },
    facts: { status: "Created", lines: [{ sku: "TEE-RED-M", quantity: 2 }] },
    depends: { status: "Created", lines: 1 },
    call,
    shownCall: call,
    preview: { now: "Created at toronto-south", after: "Rejected", undo: "This cannot be undone." },
    wording: {
      done: "Shipment 20078 rejected",
      notDone: "Shipment 20078 was not rejected",
      whether: "whether shipment 20078 was rejected",
      deed: "reject shipment 20078",
    },
    person: "U0ANA",
    team: "T1",
    channel: "C0FULFIL",
    rule: "shipment.* under C0FULFIL, line 12",
    reason: "Damaged",
    ...given,
  };
}

/** A fresh database with what works on it, and a clock that stands still until it is moved. */
export interface Bench {
  fresh: FreshPlace;
  database: Database;
  audit: Audit;
  clock: { now: number };
  ledger: Ledger;
  /** One more ledger on the same database, as another process has it. */
  of: (owner: string) => Ledger;
}

export async function openBench(dialect: Dialect): Promise<Bench & { readonly close: () => Promise<void> }> {
  const fresh = await freshPlace(dialect);
  const database = await openDatabase(fresh.place);
  const clock = { now: noon };
  const of = (owner: string) => createLedger({ db: database.db, owner, now: () => clock.now });
  const audit = createAudit({ db: database.db, now: () => clock.now });
  const close = async (): Promise<void> => {
    await database.close();
    await fresh.remove();
  };
  return { fresh, database, clock, audit, of, ledger: of("one"), close };
}

/** A bench for each test; its fields are there once the test runs. */
export function benchForEach(dialect: Dialect): () => Bench {
  let bench: Bench | undefined;
  beforeEach(async () => {
    const opened = await openBench(dialect);
    bench = opened;
    return opened.close;
  });
  return () => {
    if (bench === undefined) throw new Error("There is no bench before the test runs.");
    return bench;
  };
}

/** What the audit says, oldest first: outcomes, each with who else acted. */
export async function told(audit: Audit): Promise<string[]> {
  const { entries } = await audit.list({ limit: 1000 });
  return entries.toReversed().map(({ outcome, by }) => (by === undefined ? outcome : `${outcome} by ${by}`));
}
