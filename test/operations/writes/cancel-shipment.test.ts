import { expect, test } from "vitest";
import { begin, carryOut, changeOf, openDesk, problemsIn } from "./support.ts";

const WORDS = "shipment cancel 20078 order 1001";
const REASON = { reason: ["Ordered twice"] };

test("cancels: the reason is kept here, and Omni is told the shipment alone", async () => {
  const desk = await openDesk();
  const change = await changeOf(desk, WORDS, REASON);
  expect(change.preview).toEqual({
    now: "Created at toronto-south · order 1001 · TEE-RED-M × 2, CAP-BLU × 1",
    after:
      "Cancelled; its units are open again until shipments are created for the order. The reason stays here: Omni takes none.",
    undo: "This cannot be undone.",
  });
  expect(change.wording).toEqual({
    done: "Shipment 20078 cancelled",
    notDone: "Shipment 20078 was not cancelled",
    whether: "whether shipment 20078 was cancelled",
    deed: "cancel shipment 20078",
  });
  expect(change.reason).toBe("Ordered twice");
  const { arrived, verdict, answer } = await carryOut(desk, change);
  expect(arrived).toEqual({
    method: "POST",
    path: "/v1/orderfulfillment/shipments/Cancel",
    query: "ShipmentId=20078",
    body: undefined,
  });
  expect(answer.status).toBe(204);
  expect(verdict).toEqual({ state: "done", found: "Omni shows it as Cancelled." });
});

test("a reason is asked for", async () => {
  const { reading } = await begin(await openDesk(), WORDS);
  expect(problemsIn(reading)).toEqual([{ slot: "reason", sentence: "A reason is missing." }]);
});

test("cancelled already", async () => {
  const desk = await openDesk();
  await carryOut(desk, await changeOf(desk, WORDS, REASON));
  expect((await begin(desk, WORDS)).look.impossible).toBe("Shipment 20078 is cancelled already.");
});

test.each([
  ["did-nothing", "Omni shows it as Created."],
  ["did-something-else", "Omni shows it as Rejected."],
] as const)("a 204 that %s is not done", async (kind, found) => {
  const desk = await openDesk();
  desk.sandbox.faults.set("shipment.cancel", { kind });
  const { verdict } = await carryOut(desk, await changeOf(desk, WORDS, REASON));
  expect(verdict).toEqual({ state: "not-done", found });
});
