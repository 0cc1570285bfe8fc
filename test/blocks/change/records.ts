import type { ChangeRecord } from "../../../src/ledger/change-record.ts";
import type { ChangeView } from "../../../src/blocks/change/index.ts";

export const NOON = Date.parse("2026-11-22T19:00:00Z");
const MINUTE = 60_000;

/** Minutes after the change was confirmed. */
export const after = (minutes: number): number => NOON + minutes * MINUTE;

/** A fulfilment lead in Toronto, a few minutes after the change was confirmed at 14:00. */
export const lead: ChangeView = {
  may: new Set(["shipment.reject", "order.cancel", "stock.adjust"]),
  zone: "America/Toronto",
  now: after(5),
};

/** Someone who may do none of it. */
export const onlooker: ChangeView = { ...lead, may: new Set() };

/** A shipment's rejection that was confirmed and not sent. */
export function record(changes: Partial<ChangeRecord> = {}): ChangeRecord {
  const call = {
    endpoint: "shipments.reject",
    method: "POST",
    path: "/orderfulfillment/shipments/Reject",
    body: { ShipmentId: 20078, Reason: "Damaged" },
  };
  return {
    id: "change-1",
    key: "key-1",
    operation: "shipment.reject",
    target: { kind: "shipment", id: "20078" },
    related: [],
    kept: {
      values: { shipment: ["20078"], reason: ["Damaged"] },
      facts: {},
      call,
      shownCall: call,
      preview: {
        now: "Created at toronto-south · order 1001 · TEE-RED-M × 2, CAP-BLU × 1",
        after: "Rejected; Omni routes the units again.",
        undo: "This cannot be undone.",
      },
    },
    hashes: { values: "v", call: "c", preview: "p", depends: "d" },
    wording: {
      done: "Shipment 20078 rejected",
      notDone: "Shipment 20078 was not rejected",
      whether: "whether shipment 20078 was rejected",
      deed: "reject shipment 20078",
    },
    person: "U0ANA",
    team: "T1",
    channel: "C0FULFIL",
    thread: undefined,
    rule: "shipment.* under C0FULFIL, line 12",
    reason: "Damaged",
    undoable: false,
    state: "confirmed",
    outcome: undefined,
    approvalsNeeded: 0,
    approvers: undefined,
    decisions: [],
    ending: undefined,
    card: undefined,
    shown: undefined,
    view: undefined,
    batch: undefined,
    owner: "process-1",
    leaseUntil: after(1),
    createdAt: NOON,
    updatedAt: after(3),
    expiresAt: undefined,
    ...changes,
  };
}

/** The same, waiting for one of two who may agree. */
export function waiting(changes: Partial<ChangeRecord> = {}): ChangeRecord {
  return record({
    state: "waiting",
    approvalsNeeded: 1,
    approvers: { words: ["leads"], people: ["U0ANA", "U0BEN"], userGroups: ["S0LEADS"] },
    expiresAt: after(30),
    ...changes,
  });
}

/** Someone's yes at 14:05. */
export const yes = { person: "U0BEN", agreed: true, at: after(5) };
