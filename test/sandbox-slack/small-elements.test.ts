import { expect, it } from "vitest";
import { allElements } from "../../sandbox/slack/blocks/walk.ts";
import { startWithApp } from "./harness.ts";

const text = (words: string) => ({ type: "plain_text", text: words });
const cell = (words: string) => ({ type: "raw_text", text: words });

/** Posts blocks to #care that Slack's own types do not have yet; resolves with the message as Ben sees it. */
async function post(blocks: readonly object[], heard: unknown[]) {
  const { slack, client } = await startWithApp((app) => {
    app.action(/.*/, async ({ ack, action }) => {
      heard.push(action);
      await ack();
    });
  });
  await client.apiCall("chat.postMessage", { channel: "C0CARE", text: "x", blocks });
  return { ben: slack.as("U0BEN"), message: await slack.waitForMessage("C0CARE", "U0BEN", /x/) };
}

it("an option of an overflow menu that has an address and no value comes as it was given", async () => {
  const heard: unknown[] = [];
  const options = [
    { text: text("Guide"), url: "https://a.example/guide" },
    { text: text("Price list"), url: "https://a.example/prices" },
  ];
  const more = { type: "overflow", action_id: "more", options };
  const { ben, message } = await post([{ type: "actions", elements: [more] }], heard);
  expect(await ben.click(message, "more", "https://a.example/prices")).toMatchObject({ ok: true });
  expect(heard).toMatchObject([{ type: "overflow", selected_option: options[1] }]);
});

it("a button in a cell of a data table is named, and clicked like any other", async () => {
  const heard: unknown[] = [];
  const press = (value: string) => ({
    type: "action_cell",
    element: { type: "button", action_id: `pick-${value}`, text: text("Pick"), value },
  });
  const unnamed = { type: "action_cell", element: { type: "button", text: text("Other") } };
  const rows = [
    [cell("SKU"), cell("Do")],
    [cell("TEE-RED-M"), press("tee")],
    [cell("CAP-BLU"), press("cap")],
    [cell("MUG"), unnamed],
  ];
  const { ben, message } = await post(
    [{ type: "data_table", block_id: "table", caption: "Stock", rows }],
    heard,
  );
  expect(await ben.click(message, "pick-cap")).toMatchObject({ ok: true });
  expect(heard).toMatchObject([
    { type: "button", block_id: "table", action_id: "pick-cap", value: "cap", text: text("Pick") },
  ]);
  const named = allElements(message.blocks).map(({ actionId }) => actionId);
  expect(named.slice(0, 2)).toEqual(["pick-tee", "pick-cap"]);
  expect(named[2]).toMatch(/^a/);
});

it("a workflow button starts no workflow here, and the app hears of no click", async () => {
  const heard: unknown[] = [];
  const trigger = { url: "https://a.example/shortcuts/Ft1/x" };
  const run = { type: "workflow_button", action_id: "run", text: text("Run"), workflow: { trigger } };
  const { ben, message } = await post([{ type: "actions", elements: [run] }], heard);
  expect(await ben.click(message, "run")).toEqual({
    ok: false,
    problem: "No workflows run in this workspace.",
  });
  expect(heard).toEqual([]);
});
