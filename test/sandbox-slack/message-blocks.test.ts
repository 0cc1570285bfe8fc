import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { validateMessage } from "../../sandbox/slack/blocks/validate.ts";
import {
  actionCell,
  actions,
  address,
  button,
  cell,
  chart,
  contextActions,
  data,
  grid,
  image,
  many,
  mrkdwn,
  option,
  plain,
  rich,
  section,
  select,
  series,
  table,
  task,
  video,
  workflowButton,
} from "./block-samples.ts";

/** What Slack takes just so, beside what it refuses just so, and where. */
const MESSAGES: readonly (readonly [what: string, good: unknown[], bad: unknown[], path: string])[] = [
  ["50 blocks", many(50, () => ({ type: "divider" })), many(51, () => ({ type: "divider" })), "/blocks"],
  ["section text 3,000", [section(3000)], [section(3001)], "/blocks/0/text/text"],
  ["section text at least 1", [section(1)], [section(0)], "/blocks/0/text/text"],
  [
    "10 fields",
    [{ type: "section", fields: many(10, () => mrkdwn(5)) }],
    [{ type: "section", fields: many(11, () => mrkdwn(5)) }],
    "/blocks/0/fields",
  ],
  [
    "fields of 2,000",
    [{ type: "section", fields: [mrkdwn(2000)] }],
    [{ type: "section", fields: [mrkdwn(2001)] }],
    "/blocks/0/fields/0/text",
  ],
  ["section says something", [section(5)], [{ type: "section" }], "/blocks/0"],
  [
    "video title below 200",
    [video({ title: plain(199) })],
    [video({ title: plain(200) })],
    "/blocks/0/title/text",
  ],
  ["video over https", [video()], [video({ video_url: "http://a.example/v" })], "/blocks/0/video_url"],
  ["a task's state", [task("complete")], [task("done")], "/blocks/0/status"],
  [
    "a plan's tasks without a type",
    [{ type: "plan", title: "p", tasks: [{ task_id: "t", title: "t" }] }],
    [{ type: "plan", title: "p", tasks: [{ task_id: "t" }] }],
    "/blocks/0/tasks/0",
  ],
  [
    "a plan of tasks",
    [{ type: "plan", title: "p", tasks: [task("pending")] }],
    [{ type: "plan", title: "p", tasks: [{ type: "divider" }] }],
    "/blocks/0/tasks/0/type",
  ],
  [
    "header 150",
    [{ type: "header", text: plain(150) }],
    [{ type: "header", text: plain(151) }],
    "/blocks/0/text/text",
  ],
  [
    "header plain",
    [{ type: "header", text: plain(5) }],
    [{ type: "header", text: mrkdwn(5) }],
    "/blocks/0/text/type",
  ],
  [
    "25 actions",
    [actions(...many(25, (index) => button({ action_id: `a${index}` })))],
    [actions(...many(26, (index) => button({ action_id: `a${index}` })))],
    "/blocks/0/elements",
  ],
  [
    "button text 75",
    [actions(button({ text: plain(75) }))],
    [actions(button({ text: plain(76) }))],
    "/blocks/0/elements/0/text/text",
  ],
  [
    "button value 2,000",
    [actions(button({ value: "v".repeat(2000) }))],
    [actions(button({ value: "v".repeat(2001) }))],
    "/blocks/0/elements/0/value",
  ],
  [
    "button style",
    [actions(button({ style: "danger" }))],
    [actions(button({ style: "default" }))],
    "/blocks/0/elements/0/style",
  ],
  [
    "action_id 255",
    [actions(button({ action_id: "a".repeat(255) }))],
    [actions(button({ action_id: "a".repeat(256) }))],
    "/blocks/0/elements/0/action_id",
  ],
  [
    "action_id once in a block",
    [actions(button({ action_id: "a" })), actions(button({ action_id: "a" }))],
    [actions(button({ action_id: "a" }), button({ action_id: "a" }))],
    "/blocks/0/elements/1/action_id",
  ],
  [
    "block_id once",
    [
      { type: "divider", block_id: "a" },
      { type: "divider", block_id: "b" },
    ],
    [
      { type: "divider", block_id: "a" },
      { type: "divider", block_id: "a" },
    ],
    "/blocks/1/block_id",
  ],
  [
    "confirm text 300",
    [actions(button({ confirm: { text: plain(300) } }))],
    [actions(button({ confirm: { text: plain(301) } }))],
    "/blocks/0/elements/0/confirm/text/text",
  ],
  [
    "context 10",
    [{ type: "context", elements: many(10, () => mrkdwn(5)) }],
    [{ type: "context", elements: many(11, () => mrkdwn(5)) }],
    "/blocks/0/elements",
  ],
  [
    "100 options",
    [actions(select({ options: many(100, () => option()) }))],
    [actions(select({ options: many(101, () => option()) }))],
    "/blocks/0/elements/0/options",
  ],
  [
    "option text 75",
    [actions(select({ options: [option(75)] }))],
    [actions(select({ options: [option(76)] }))],
    "/blocks/0/elements/0/options/0/text/text",
  ],
  [
    "option value 150",
    [actions(select({ options: [option(5, 150)] }))],
    [actions(select({ options: [option(5, 151)] }))],
    "/blocks/0/elements/0/options/0/value",
  ],
  [
    "initial option among options",
    [actions(select({ options: [option()], initial_option: option() }))],
    [actions(select({ options: [option()], initial_option: option(6) }))],
    "/blocks/0/elements/0",
  ],
  [
    "options or groups",
    [actions(select({ option_groups: [{ label: plain(5), options: [option()] }] }))],
    [actions(select({}))],
    "/blocks/0/elements/0",
  ],
  [
    "overflow 5",
    [{ ...section(5), accessory: { type: "overflow", options: many(5, () => option()) } }],
    [{ ...section(5), accessory: { type: "overflow", options: many(6, () => option()) } }],
    "/blocks/0/accessory/options",
  ],
  [
    "an address in the place of a value, in an overflow menu alone",
    [actions({ type: "overflow", options: [address(option().text)] })],
    [actions(select({ options: [address(option().text)] }))],
    "/blocks/0/elements/0/options/0",
  ],
  [
    "an overflow option with a value or an address",
    [actions({ type: "overflow", options: [{ ...option(), ...address(plain(5)) }] })],
    [actions({ type: "overflow", options: [{ text: plain(5) }] })],
    "/blocks/0/elements/0/options/0",
  ],
  [
    "an option's description plain, except in checkboxes and radios",
    [actions({ type: "checkboxes", options: [{ ...option(), description: mrkdwn(5) }] })],
    [actions(select({ options: [{ ...option(), description: mrkdwn(5) }] }))],
    "/blocks/0/elements/0/options/0/description/type",
  ],
  [
    "workflow button, with its trigger",
    [{ ...section(5), accessory: workflowButton() }],
    [{ ...section(5), accessory: workflowButton({ workflow: {} }) }],
    "/blocks/0/accessory/workflow",
  ],
  [
    "a filter of conversations that filters",
    [actions({ type: "conversations_select", filter: { exclude_bot_users: true } })],
    [actions({ type: "conversations_select", filter: {} })],
    "/blocks/0/elements/0/filter",
  ],
  [
    "icon button, a bin alone",
    [contextActions({ icon: "trash" })],
    [contextActions({ icon: "rocket" })],
    "/blocks/0/elements/0/icon",
  ],
  [
    "a picture's address or its file",
    [{ type: "context", elements: [image] }],
    [{ type: "context", elements: [{ ...image, slack_file: { id: "F1" } }] }],
    "/blocks/0/elements/0",
  ],
  [
    "a picture's file by its id or its address",
    [{ ...image, image_url: undefined, slack_file: { id: "F1" } }],
    [{ ...image, image_url: undefined, slack_file: { id: "F1", url: "https://a.example/f" } }],
    "/blocks/0/slack_file",
  ],
  [
    "characters as they are read, not as they are stored",
    [{ type: "header", text: { type: "plain_text", text: "🚀".repeat(150) } }],
    [{ type: "header", text: { type: "plain_text", text: "🚀".repeat(151) } }],
    "/blocks/0/text/text",
  ],
  [
    "header level",
    [{ type: "header", text: plain(5), level: 4 }],
    [{ type: "header", text: plain(5), level: 5 }],
    "/blocks/0/level",
  ],
  [
    "checkboxes 10",
    [actions({ type: "checkboxes", options: many(10, () => option()) })],
    [actions({ type: "checkboxes", options: many(11, () => option()) })],
    "/blocks/0/elements/0/options",
  ],
  [
    "a mention that is highlighted, which words are not",
    [rich({ type: "user", user_id: "U1", style: { highlight: true } })],
    [rich({ type: "text", text: "x", style: { highlight: true } })],
    "/blocks/0/elements/0/elements/0/style",
  ],
  [
    "a border of some pixels",
    [{ type: "rich_text", elements: [{ type: "rich_text_quote", border: 2, elements: [] }] }],
    [{ type: "rich_text", elements: [{ type: "rich_text_quote", border: "2", elements: [] }] }],
    "/blocks/0/elements/0/border",
  ],
  ["known fields", [section(5)], [{ ...section(5), colour: "red" }], "/blocks/0"],
  ["known blocks", [section(5)], [{ type: "toast" }], "/blocks/0/type"],
  [
    "no input element in actions",
    [actions(button())],
    [actions({ type: "plain_text_input" })],
    "/blocks/0/elements/0/type",
  ],
  [
    "a date",
    [actions({ type: "datepicker", initial_date: "2026-11-23" })],
    [actions({ type: "datepicker", initial_date: "23.11.26" })],
    "/blocks/0/elements/0/initial_date",
  ],
  ["image alt text", [image], [{ ...image, alt_text: undefined }], "/blocks/0"],
  [
    "markdown 12,000 together",
    [{ type: "markdown", text: "x".repeat(12_000) }],
    many(2, () => ({ type: "markdown", text: "x".repeat(6001) })),
    "/blocks",
  ],
  ["alert in modals only", [section(5)], [{ type: "alert", text: plain(5) }], "/blocks/0"],
  ["100 rows", [table(grid(100, 1))], [table(grid(101, 1))], "/blocks/0/rows"],
  ["20 columns", [table(grid(1, 20))], [table(grid(1, 21))], "/blocks/0/rows/0"],
  ["empty cells are refused", [table([[cell("-")]])], [table([[cell("")]])], "/blocks/0/rows/0/0/text"],
  [
    "10,000 characters in tables",
    [table([[cell("x".repeat(10_000))]])],
    [table([[cell("x".repeat(9000)), cell("x".repeat(1001))]])],
    "/blocks",
  ],
  ["one table a message", [table(grid(1, 1))], [table(grid(1, 1)), data(grid(2, 1))], "/blocks/1"],
  ["data table 201 rows", [data(grid(201, 1))], [data(grid(202, 1))], "/blocks/0/rows"],
  [
    "20,000 characters in data tables",
    [data([[cell("h")], [cell("x".repeat(19_999))]])],
    [data([[cell("h")], [cell("x".repeat(20_000))]])],
    "/blocks",
  ],
  [
    "a button in a data table's cell",
    [data([[cell("h")], [actionCell(button(), { fallback: cell("x") })]])],
    [data([[cell("h")], [actionCell(select({ options: [option()] }))]])],
    "/blocks/0/rows/1/0/element/type",
  ],
  [
    "no button in a data table's header",
    [data([[cell("h")], [actionCell(button())]])],
    [data([[actionCell(button())], [cell("x")]])],
    "/blocks/0/rows/0/0/type",
  ],
  [
    "no button in a table's cell",
    [data([[cell("h")], [actionCell(button())]])],
    [table([[cell("h")], [actionCell(button())]])],
    "/blocks/0/rows/1/0/type",
  ],
  [
    "buttons of cells by different names",
    [data([[cell("h")], ...["a", "b"].map((id) => [actionCell(button({ action_id: id }))])])],
    [data([[cell("h")], ...["a", "a"].map((id) => [actionCell(button({ action_id: id }))])])],
    "/blocks/0/rows/2/0/element/action_id",
  ],
  ["data table at least one row", [data(grid(2, 1))], [data(grid(1, 1))], "/blocks/0/rows"],
  ["data table rows alike", [data(grid(2, 2))], [data([...grid(2, 2), [cell("x")]])], "/blocks/0/rows/2"],
  [
    "header never rich text",
    [data([[cell("h")], [rich()]])],
    [data([[rich()], [cell("x")]])],
    "/blocks/0/rows/0/0/type",
  ],
  [
    "data table page 100",
    [data(grid(2, 1), { page_size: 100 })],
    [data(grid(2, 1), { page_size: 101 })],
    "/blocks/0/page_size",
  ],
  [
    "data table row header",
    [data(grid(2, 1), { row_header_column_index: 0 })],
    [data(grid(2, 1), { row_header_column_index: 1 })],
    "/blocks/0/row_header_column_index",
  ],
  [
    "12 series",
    [chart(1, { series: many(12, (index) => series(`s${index}`)) })],
    [chart(1, { series: many(13, (index) => series(`s${index}`)) })],
    "/blocks/0/chart/series",
  ],
  ["two charts", many(2, () => chart(2)), many(3, () => chart(2)), "/blocks"],
  ["chart 20 points", [chart(20)], [chart(21)], "/blocks/0/chart/series/0/data"],
  [
    "chart points match categories",
    [chart(2)],
    [chart(2, { axis_config: { categories: ["l0"] } })],
    "/blocks/0/chart/series/0/data",
  ],
  [
    "container 10",
    [{ type: "container", title: plain(5), child_blocks: many(10, () => section(5)) }],
    [{ type: "container", title: plain(5), child_blocks: many(11, () => section(5)) }],
    "/blocks/0/child_blocks",
  ],
  [
    "a video in a container",
    [{ type: "container", title: plain(5), child_blocks: [video()] }],
    [{ type: "container", title: plain(5), child_blocks: [chart(1)] }],
    "/blocks/0/child_blocks/0/type",
  ],
  [
    "card text plain or mrkdwn",
    [{ type: "card", title: plain(5), body: mrkdwn(200), subtext: plain(200) }],
    [{ type: "card", title: plain(5), body: mrkdwn(201) }],
    "/blocks/0/body/text",
  ],
  [
    "card of three buttons",
    [{ type: "card", actions: many(3, (index) => button({ action_id: `a${index}` })) }],
    [{ type: "card", actions: many(4, (index) => button({ action_id: `a${index}` })) }],
    "/blocks/0/actions",
  ],
  [
    "card with one of Slack's icons",
    [{ type: "card", title: plain(5), slack_icon: { type: "icon", name: "sparkle" } }],
    [{ type: "card", title: plain(5), slack_icon: { type: "icon", name: "sparkles" } }],
    "/blocks/0/slack_icon/name",
  ],
  [
    "card with one icon",
    [{ type: "card", title: plain(5), icon: image }],
    [{ type: "card", title: plain(5), icon: image, slack_icon: { type: "icon", name: "star" } }],
    "/blocks/0",
  ],
  [
    "card says something",
    [{ type: "carousel", elements: [{ type: "card", title: mrkdwn(150) }] }],
    [{ type: "carousel", elements: [{ type: "card", title: mrkdwn(151) }] }],
    "/blocks/0/elements/0/title/text",
  ],
  [
    "13,200 characters in all",
    [...many(4, () => section(3000)), section(1200)],
    many(5, () => section(3000)),
    "/blocks",
  ],
];

describe("messages", () => {
  it.each(MESSAGES)("%s", (_what, good, bad, path) => {
    expect(validateMessage(good)).toEqual({ issues: [], error: null });
    expect(validateMessage(bad).issues.map((issue) => issue.path)).toContain(path);
  });

  it("have their own codes for too many tables and too much text", () => {
    expect(validateMessage([table(grid(1, 1)), table(grid(1, 1))]).error).toBe("invalid_attachments");
    expect(validateMessage(many(5, () => section(3000))).error).toBe("msg_blocks_too_long");
  });

  it("of any shape at all are judged, never a crash", () => {
    const types = [
      "section",
      "actions",
      "input",
      "table",
      "data_table",
      "container",
      "carousel",
      "button",
      "chart",
    ];
    const value = fc.letrec((tie) => ({
      block: fc.dictionary(
        fc.constantFrom(
          "type",
          "text",
          "elements",
          "element",
          "rows",
          "child_blocks",
          "block_id",
          "options",
          "chart",
        ),
        fc.oneof(
          { maxDepth: 4 },
          fc.constantFrom(...types),
          fc.jsonValue({ maxDepth: 2 }),
          tie("block"),
          fc.array(tie("block"), { maxLength: 5 }),
        ),
      ),
    })).block;
    const everything = fc.oneof(fc.array(value), fc.jsonValue());
    fc.assert(
      fc.property(everything, (shape) => {
        const blocks: unknown = JSON.parse(JSON.stringify(shape));
        const isEmpty = Array.isArray(blocks) && blocks.length === 0;
        expect(validateMessage(blocks).issues.length === 0).toBe(isEmpty);
      }),
    );
  }, 120_000);
});
