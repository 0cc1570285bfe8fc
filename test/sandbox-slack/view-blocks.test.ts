import { describe, expect, it } from "vitest";
import { validateView } from "../../sandbox/slack/blocks/validate.ts";
import { data, grid, input, many, plain, section, table, workflowButton } from "./block-samples.ts";

const modal = (more: object = {}) => ({ type: "modal", title: plain(5), blocks: [section(5)], ...more });
const alert = (length: number) => ({ type: "alert", text: plain(length) });
const dispatching = (config: object) => input({ type: "plain_text_input", dispatch_action_config: config });
const plainInput = input({ type: "plain_text_input", action_id: "a" });

const VIEWS: readonly (readonly [what: string, good: object, bad: object, path: string])[] = [
  [
    "100 blocks",
    { blocks: many(100, () => section(5)) },
    { blocks: many(101, () => section(5)) },
    "/view/blocks",
  ],
  ["title 24", { title: plain(24) }, { title: plain(25) }, "/view/title/text"],
  ["submit 24", { submit: plain(24) }, { submit: plain(25) }, "/view/submit/text"],
  ["close 24", { close: plain(24) }, { close: plain(25) }, "/view/close/text"],
  ["a title", {}, { title: undefined }, "/view"],
  [
    "metadata 3,000",
    { private_metadata: "x".repeat(3000) },
    { private_metadata: "x".repeat(3001) },
    "/view/private_metadata",
  ],
  [
    "callback_id 255",
    { callback_id: "x".repeat(255) },
    { callback_id: "x".repeat(256) },
    "/view/callback_id",
  ],
  ["inputs need a submit", { blocks: [plainInput], submit: plain(5) }, { blocks: [plainInput] }, "/view"],
  [
    "alert",
    { blocks: [{ type: "alert", text: plain(5), level: "warning" }] },
    { blocks: [table(grid(1, 1))] },
    "/view/blocks/0",
  ],
  ["alert 200", { blocks: [alert(200)] }, { blocks: [alert(201)] }, "/view/blocks/0/text/text"],
  [
    "a card, and no carousel of them",
    { blocks: [{ type: "card", title: plain(5) }] },
    { blocks: [{ type: "carousel", elements: [{ type: "card", title: plain(5) }] }] },
    "/view/blocks/0",
  ],
  [
    "no workflow button",
    { blocks: [{ ...section(5), accessory: { type: "button", text: plain(5) } }] },
    { blocks: [{ ...section(5), accessory: workflowButton({ action_id: "a" }) }] },
    "/view/blocks/0/accessory",
  ],
  [
    "a file is never dispatched",
    { submit: plain(5), blocks: [input({ type: "file_input" })] },
    { submit: plain(5), blocks: [{ ...input({ type: "file_input" }), dispatch_action: true }] },
    "/view/blocks/0/element/type",
  ],
  [
    "when to dispatch is said",
    { submit: plain(5), blocks: [dispatching({ trigger_actions_on: ["on_enter_pressed"] })] },
    { submit: plain(5), blocks: [dispatching({})] },
    "/view/blocks/0/element/dispatch_action_config",
  ],
  [
    "no container",
    {},
    { blocks: [{ type: "container", title: plain(5), child_blocks: [section(5)] }] },
    "/view/blocks/0",
  ],
  [
    "label 2,000",
    { submit: plain(5), blocks: [{ ...plainInput, label: plain(2000) }] },
    { submit: plain(5), blocks: [{ ...plainInput, label: plain(2001) }] },
    "/view/blocks/0/label/text",
  ],
  [
    "one focus",
    { submit: plain(5), blocks: [input({ type: "plain_text_input", action_id: "a", focus_on_load: true })] },
    {
      submit: plain(5),
      blocks: many(2, (index) =>
        input({ type: "plain_text_input", action_id: `a${index}`, focus_on_load: true }),
      ),
    },
    "/view/blocks/1/element/focus_on_load",
  ],
  ["known fields", {}, { colour: "red" }, "/view"],
];

describe("views", () => {
  it.each(VIEWS)("%s", (_what, good, bad, path) => {
    expect(validateView(modal(good), "modal").issues).toEqual([]);
    expect(validateView(modal(bad), "modal").issues.map((issue) => issue.path)).toContain(path);
  });

  it("are not larger than 250 KB", () => {
    const blocks = many(95, () => section(3000));
    expect(validateView(modal({ blocks }), "modal").error).toBe("view_too_large");
  });

  it("of Home take tables and containers", () => {
    const container = { type: "container", title: plain(5), child_blocks: [section(5)] };
    const blocks = [table(grid(1, 1)), data(grid(2, 1)), container];
    expect(validateView({ type: "home", blocks }, "home").issues).toEqual([]);
  });

  it("of Home take no inputs that are for modals alone", () => {
    const number = input({ type: "number_input", is_decimal_allowed: false, action_id: "a" });
    expect(validateView({ type: "home", blocks: [plainInput] }, "home").issues).toEqual([]);
    expect(validateView({ type: "home", blocks: [number] }, "home").issues).toMatchObject([
      { path: "/view/blocks/0/element", rule: "number_input is not allowed in a home" },
    ]);
  });
});
