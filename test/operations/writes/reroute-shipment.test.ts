import { expect, test } from "vitest";
import { parseEndpointOverrides } from "../../../src/omni/index.ts";
import { begin, carryOut, changeOf, NO_REASONS, openDesk, problemsIn } from "./support.ts";

const CENTRE = "00SY_InventoryLocation01-SC";
const WORDS = `shipment reroute 20078 order 1001 to ${CENTRE}`;
const REASON = { reason: ["Damaged"] };
const AT_REJECT_PATH =
  "The documented path of reroute is the path of reject, so Omni may reject the shipment instead. Its location and state are read back afterwards.";

test("reroutes: says that the path is the reject path, and reads location and state back", async () => {
  const desk = await openDesk();
  const change = await changeOf(desk, WORDS, REASON);
  expect(change.preview).toEqual({
    now: "Created at toronto-south · order 1001 · TEE-RED-M × 2, CAP-BLU × 1",
    after: `At ${CENTRE}, which ships it instead.`,
    undo: "This cannot be undone; it can be rerouted again.",
    warning: AT_REJECT_PATH,
  });
  expect(change.wording).toEqual({
    done: `Shipment 20078 rerouted to ${CENTRE}`,
    notDone: `Shipment 20078 was not rerouted to ${CENTRE}`,
    whether: `whether shipment 20078 was rerouted to ${CENTRE}`,
    deed: `reroute shipment 20078 to ${CENTRE}`,
  });
  expect(change.amounts).toEqual({ orderTotal: 58.5, locations: ["toronto-south", CENTRE] });
  const { arrived, verdict } = await carryOut(desk, change);
  expect(arrived).toEqual({
    method: "POST",
    path: "/v1/orderfulfillment/shipments/Reject",
    query: "",
    body: {
      ShipmentId: 20_078,
      RouteType: "ShippingCenter",
      ShippingCenterInternalName: CENTRE,
      Reason: "Damaged",
    },
  });
  expect(verdict).toEqual({ state: "done", found: `Omni shows it as Created at ${CENTRE}.` });
});

test("a reroute that Omni took for a rejection is not done, and says where it is", async () => {
  const desk = await openDesk();
  desk.sandbox.faults.set("shipment.reroute", { kind: "did-something-else" });
  const { verdict } = await carryOut(desk, await changeOf(desk, WORDS, REASON));
  expect(verdict).toEqual({ state: "not-done", found: "Omni shows it as Rejected at toronto-south." });
});

test("at the new location and rejected there is not rerouted either", async () => {
  const desk = await openDesk();
  const change = await changeOf(desk, WORDS, REASON);
  const [shipment] = desk.sandbox.state.orders.get("1001")?.Shipments ?? [];
  if (shipment) Object.assign(shipment, { InventoryLocationName: CENTRE, Status: "Rejected" });
  expect((await change.verify(desk.context)).state).toBe("not-done");
});

test("a 200 that did nothing is not done", async () => {
  const desk = await openDesk();
  desk.sandbox.faults.set("shipment.reroute", { kind: "did-nothing" });
  const { verdict } = await carryOut(desk, await changeOf(desk, WORDS, REASON));
  expect(verdict).toEqual({ state: "not-done", found: "Omni shows it as Created at toronto-south." });
});

test("a site with a path of its own needs no warning", async () => {
  const endpoints = parseEndpointOverrides(
    "endpoints:\n  shipments.reroute:\n    path: /orderfulfillment/shipments/Reroute\n",
  );
  const desk = await openDesk({ endpoints });
  desk.sandbox.site.reroutePath = "Reroute";
  const change = await changeOf(desk, WORDS, REASON);
  expect(change.preview.warning).toBeUndefined();
  const { arrived, verdict } = await carryOut(desk, change);
  expect(arrived?.path).toBe("/v1/orderfulfillment/shipments/Reroute");
  expect(verdict.state).toBe("done");
});

test("switched off on this site: said in words before anything is filled in", async () => {
  const desk = await openDesk({
    endpoints: parseEndpointOverrides("endpoints:\n  shipments.reroute: off\n"),
  });
  const { look, reading, values } = await begin(desk, WORDS, REASON);
  expect(problemsIn(reading)).toEqual([{ slot: "", sentence: look.impossible }]);
  expect(look.foresee(values, NO_REASONS, desk.omni)).toBeUndefined();
  expect(look.impossible).toBe(
    "Rerouting is switched off for this site, in the setting endpoints.shipments.reroute. Reject the shipment instead, and Omni routes its units again.",
  );
});

test("a change that was kept cannot be told again once the site has switched it off", async () => {
  const before = await openDesk();
  const { operation, values, reading } = await begin(before, WORDS, REASON);
  const off = await openDesk({ endpoints: parseEndpointOverrides("endpoints:\n  shipments.reroute: off\n") });
  const facts = reading.ok ? reading.change.facts : undefined;
  expect(operation.revive({ values, facts }, before.omni)).toBeDefined();
  expect(operation.revive({ values, facts }, off.omni)).toBeUndefined();
});

test("shipping centres are chosen from what Omni has; the form is drawn again with each", async () => {
  const { look } = await begin(await openDesk(), "shipment reroute 20078 order 1001");
  const [centre] = look.fields({}, NO_REASONS);
  expect(centre).toMatchObject({ kind: "choice", name: "location", live: true });
  expect(centre?.kind === "choice" && centre.options.map(({ value }) => value)).toEqual([
    CENTRE,
    "calgary-SC",
    "montreal-SC",
  ]);
});

test("where Omni does not tell which locations are shipping centres, any location is found while typing", async () => {
  const desk = await openDesk();
  desk.sandbox.faults.set("location.list", { kind: "missing-fields", names: ["LocationType"] });
  const { look, reading } = await begin(desk, "shipment reroute 20078 order 1001 to yorkdale", REASON);
  expect(look.fields({}, NO_REASONS)[0]).toMatchObject({ kind: "lookup", source: "locations", live: true });
  expect(reading.ok).toBe(true);
});

test.each([
  ["yorkdale", "yorkdale is not a shipping centre. Omni reroutes to one of those only."],
  ["toronto-soth", "There is no location called toronto-soth. Did you mean toronto-south?"],
  ["nowhere-at-all", "There is no location called nowhere-at-all."],
  ["toronto-south", "Shipment 20078 is at toronto-south already."],
])("to %s: said at its field", async (to, sentence) => {
  const { reading } = await begin(await openDesk(), `shipment reroute 20078 order 1001 to ${to}`, REASON);
  expect(problemsIn(reading)).toEqual([{ slot: "location", sentence }]);
});

test("the location is asked for, and the reason", async () => {
  const { reading } = await begin(await openDesk(), "shipment reroute 20078 order 1001");
  expect(problemsIn(reading)).toEqual([
    { slot: "location", sentence: "A shipping centre is missing." },
    { slot: "reason", sentence: "A reason is missing." },
  ]);
});

test("where Omni cannot show the shipment, both warnings stand, and no location is vouched for", async () => {
  const desk = await openDesk();
  const change = await changeOf(desk, `shipment reroute 20078 to ${CENTRE}`, REASON);
  expect(change.preview.warning).toBe(
    `${AT_REJECT_PATH} Omni cannot show this shipment, so it will not be known whether it was done.`,
  );
  expect(change.amounts).toEqual({});
  expect((await carryOut(desk, change)).verdict.state).toBe("cannot-tell");
});
