import { describe, expect, test } from "vitest";
import { seedForm, withField } from "../../sandbox/slack/page/blocks/form.ts";
import { everyInput } from "./fixture-blocks.ts";

const typed = { type: "plain_text_input", value: "typed" };

describe("the form of a view", () => {
  test("begins with the initial values, in Slack's shape", () => {
    const form = seedForm(everyInput);
    expect(form["units"]).toEqual({ "units-value": { type: "number_input", value: "2" } });
    expect(form["reason"]?.["reason-value"]?.selected_option?.value).toBe("o0");
    expect(form["places"]?.["places-value"]?.selected_options).toHaveLength(1);
    expect(form["words"]?.["words-value"]).toMatchObject({ rich_text_value: { type: "rich_text" } });
    expect(form["note"]).toEqual({ "note-value": { type: "plain_text_input", value: null } });
    expect(form["hour"]?.["hour-value"]).toEqual({ type: "timepicker", selected_time: "09:00" });
  });

  test("an update keeps what was typed under the same ids, and forgets fields that went", () => {
    const before = withField(seedForm(everyInput), "note", "note-value", typed);
    const after = seedForm(
      everyInput.filter(({ block_id }) => block_id !== "units"),
      before,
    );
    expect(after["note"]?.["note-value"]).toEqual(typed);
    expect(after["units"]).toBeUndefined();
  });

  test("another kind of field under the same ids begins anew", () => {
    const before = withField({}, "units", "units-value", typed);
    expect(seedForm(everyInput, before)["units"]?.["units-value"]).toEqual({
      type: "number_input",
      value: "2",
    });
  });

  test("buttons keep no state, and no block is too odd", () => {
    const button = { type: "button", action_id: "go", text: { type: "plain_text", text: "Go" } };
    expect(seedForm([{ type: "actions", block_id: "a", elements: [button, null, 3] }, null, "x"])).toEqual(
      {},
    );
  });
});
