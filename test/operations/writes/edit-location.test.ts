import { expect, test } from "vitest";
import { editLocation } from "../../../src/operations/location/edit.ts";
import {
  begin,
  beginWith,
  carryOut,
  changeOf,
  kept,
  NO_REASONS,
  openDesk,
  openService,
  problemsIn,
} from "./support.ts";

const WORDS = "locations edit toronto-south";

test("edits: the fields with what they hold, only what differs is sent, read back and put back", async () => {
  const desk = await openDesk();
  const { look, values } = await begin(desk, WORDS);
  expect(look.now).toBe("Region: ON · Cut-off time: 15:00");
  expect(look.fields({}, NO_REASONS)).toEqual([
    { kind: "text", name: "field.Region", label: "Region", optional: true },
    { kind: "text", name: "field.CutOffTime", label: "Cut-off time", optional: true },
  ]);
  const filled = look.filled(values);
  expect(filled).toMatchObject({ "field.Region": ["ON"], "field.CutOffTime": ["15:00"] });
  expect(look.filled(filled)).toEqual(filled);
  const change = await changeOf(desk, WORDS, { ...filled, "field.CutOffTime": ["17:00"] });
  expect(change.target).toEqual({ kind: "location", id: "toronto-south" });
  expect(change.preview).toEqual({
    now: "Cut-off time: 15:00",
    after: "Cut-off time: 17:00. The other fields stay as they are.",
    undo: "It can be put back.",
  });
  expect(change.wording).toEqual({
    done: "Cut-off time of toronto-south changed",
    notDone: "Cut-off time of toronto-south was not changed",
    whether: "whether Cut-off time of toronto-south was changed",
    deed: "change Cut-off time of toronto-south",
  });
  expect(change.amounts).toEqual({ locations: ["toronto-south"] });
  const { arrived, verdict } = await carryOut(desk, change);
  expect(arrived).toEqual({
    method: "PUT",
    path: "/v1/inventorylocations/customfields",
    query: "",
    body: { LocationName: "toronto-south", CustomFields: [{ Name: "CutOffTime", Value: "17:00" }] },
  });
  expect(verdict).toEqual({ state: "done", found: "Omni shows Cut-off time: 17:00." });
  const back = kept(desk, await beginWith(desk, editLocation, change.undo?.values ?? {}));
  expect((await carryOut(desk, back)).verdict.state).toBe("done");
  expect((await begin(desk, WORDS)).look.now).toBe("Region: ON · Cut-off time: 15:00");
});

test("a field that was emptied in the form is emptied, and put back when it is undone", async () => {
  const desk = await openDesk();
  const { look, values } = await begin(desk, WORDS);
  const { "field.Region": _emptied, ...sent } = look.filled(values);
  const change = await changeOf(desk, WORDS, sent);
  expect(change.call.body).toEqual({
    LocationName: "toronto-south",
    CustomFields: [{ Name: "Region", Value: "" }],
  });
  await carryOut(desk, change);
  const back = kept(desk, await beginWith(desk, editLocation, change.undo?.values ?? {}));
  expect(back.preview).toMatchObject({ now: "Region: empty" });
  // And the other way: what was empty is emptied again.
  await carryOut(desk, back);
  expect(kept(desk, await beginWith(desk, editLocation, back.undo?.values ?? {})).call).toEqual(change.call);
});

test("only the fields that change make the preview stale", async () => {
  const desk = await openDesk();
  const said = { "field.Region": ["QC"] };
  const { depends } = await changeOf(desk, WORDS, said);
  const location = desk.sandbox.state.locations.find(({ InternalName }) => InternalName === "toronto-south");
  const [region, cutOff] = location?.CustomFields ?? [];
  if (cutOff) cutOff.Value = "11:00";
  expect((await changeOf(desk, WORDS, said)).depends).toEqual(depends);
  if (region) region.Value = "BC";
  expect((await changeOf(desk, WORDS, said)).depends).not.toEqual(depends);
});

test("nothing different, no such location, nothing to edit", async () => {
  const desk = await openDesk();
  expect(problemsIn((await begin(desk, WORDS)).reading)).toEqual([
    { slot: "field.Region", sentence: "Nothing is different yet." },
  ]);
  expect(problemsIn((await begin(desk, "locations edit toronto-soth")).reading)).toEqual([
    { slot: "name", sentence: "There is no location called toronto-soth. Did you mean toronto-south?" },
  ]);
});

test("nothing to edit where the site shows neither fields nor values", async () => {
  const desk = await openDesk();
  desk.sandbox.faults.set("field.metadata", { kind: "not-published" });
  desk.sandbox.faults.set("field.metadata-overview", { kind: "not-published" });
  desk.sandbox.faults.set("location.read-fields", { kind: "not-published" });
  expect((await begin(desk, WORDS)).look.impossible).toBe(
    "Omni shows no custom fields for toronto-south, so there is nothing to edit.",
  );
});

test("without metadata, the fields that hold something; without values, the fields alone", async () => {
  const desk = await openDesk();
  desk.sandbox.faults.set("field.metadata", { kind: "not-published" });
  expect((await begin(desk, WORDS)).look.now).toBe("Region: ON · CutOffTime: 15:00");
  const blind = await openDesk();
  blind.sandbox.faults.set("location.read-fields", { kind: "not-published" });
  const change = await changeOf(blind, WORDS, { "field.Region": ["QC"] });
  expect(change.preview).toEqual({
    now: "Region: not shown by Omni",
    after: "Region: QC. The other fields stay as they are.",
    undo: "This cannot be put back: what was there before is not known.",
  });
  expect(change.undo).toBeUndefined();
  expect((await carryOut(blind, change)).verdict.state).toBe("cannot-tell");
});

test("a field that must hold something cannot be emptied; yes or no is chosen", async () => {
  const desk = await openService({
    "/inventorylocations/": [{ InternalName: "near" }],
    "/customfieldsmetadata/InventoryLocation/": [
      { SystemName: "Manager", Required: true },
      { SystemName: "Open", DisplayName: "Open to all", DataType: "Boolean" },
    ],
    "/inventorylocations/customfields": [
      {
        LocationName: "near",
        CustomFields: [
          { Name: "Manager", Value: "desk 4" },
          { Name: "Open", Value: "True" },
        ],
      },
    ],
  });
  const { look, values } = await begin(desk, "locations edit near");
  expect(look.fields({}, NO_REASONS)[1]).toMatchObject({ kind: "choice", label: "Open to all" });
  const { "field.Manager": _emptied, ...sent } = look.filled(values);
  expect(sent["field.Open"]).toEqual(["true"]);
  expect(problemsIn((await begin(desk, "locations edit near", sent)).reading)).toEqual([
    { slot: "field.Manager", sentence: "Manager cannot be empty." },
  ]);
});

test.each(["did-nothing", "did-something-else"] as const)("a 204 that %s is not done", async (kind) => {
  const desk = await openDesk();
  desk.sandbox.faults.set("location.write-fields", { kind });
  const { verdict } = await carryOut(desk, await changeOf(desk, WORDS, { "field.Region": ["QC"] }));
  expect(verdict).toEqual({ state: "not-done", found: "Omni shows Region: ON." });
});
