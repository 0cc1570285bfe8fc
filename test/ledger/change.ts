import type { NewChange } from "../../src/ledger/index.ts";

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
