import type { Block } from "../../sandbox/slack/protocol.ts";

const plain = (text: string) => ({ type: "plain_text", text });
const mrkdwn = (text: string) => ({ type: "mrkdwn", text });
const options = ["Damaged", "Not in stock", "Wrong location"].map((text, at) => ({
  text: plain(text),
  value: `o${at}`,
}));
const square =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Crect width='8' height='8' fill='%23c2650a'/%3E%3C/svg%3E";
const raw = (text: string) => ({ type: "raw_text", text });
const amount = (value: number) => ({ type: "raw_number", value, text: String(value) });
const series = (name: string, values: number[]) => ({
  name,
  data: values.map((value, at) => ({ label: ["Mon", "Tue", "Wed", "Thu"][at] ?? "", value })),
});
const axis_config = { categories: ["Mon", "Tue", "Wed", "Thu"], y_label: "Units", x_label: "Day" };
const stock = ["Default Location", "toronto-south", "queen-west", "guelph", "ottawa", "halifax", "victoria"];

const said = (text: string) => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }],
});

/** One of every block that a message may hold, with ids of their own. */
export const everyMessageBlock: Block[] = [
  { type: "header", text: plain("Order 1001 · Paid :package:") },
  {
    type: "section",
    text: mrkdwn(
      "3 units open of 3 · placed <!date^1795180000^{date_short_pretty} at {time}|Friday>\n>_fragile_, `TEE-RED-M`",
    ),
    fields: [mrkdwn("*Total*\nCA$58.50"), mrkdwn("*Ships to*\nGuelph, ON")],
    accessory: { type: "overflow", action_id: "more", options },
  },
  { type: "divider" },
  {
    type: "context",
    elements: [
      { type: "image", image_url: square, alt_text: "an orange square" },
      mrkdwn("as of *14:02:11*"),
    ],
  },
  { type: "image", image_url: square, alt_text: "an orange picture", title: plain("A picture") },
  {
    type: "actions",
    elements: [
      { type: "button", action_id: "go", text: plain("Payments"), value: "1001" },
      { type: "button", action_id: "ship", text: plain("Create shipments"), style: "primary" },
      {
        type: "button",
        action_id: "cancel",
        text: plain("Cancel order…"),
        style: "danger",
        confirm: {
          title: plain("Cancel order 1001?"),
          text: mrkdwn("It *cannot* be undone."),
          confirm: plain("Cancel it"),
          deny: plain("Keep it"),
          style: "danger",
        },
      },
      { type: "static_select", action_id: "reason", placeholder: plain("Reason"), options },
      { type: "users_select", action_id: "who", placeholder: plain("Person") },
      { type: "datepicker", action_id: "day", initial_date: "2026-11-23" },
    ],
  },
  {
    type: "rich_text",
    elements: [
      {
        type: "rich_text_section",
        elements: [
          { type: "text", text: "Rich ", style: { bold: true } },
          { type: "user", user_id: "U0ANA" },
          { type: "text", text: " in " },
          { type: "channel", channel_id: "C0STOCK" },
          { type: "text", text: " and " },
          { type: "usergroup", usergroup_id: "S0LEADS" },
          { type: "emoji", name: "rocket" },
          { type: "link", url: "https://example.com/", text: "a link" },
          { type: "date", timestamp: 1795180000, format: " {date_num}", fallback: "a day" },
        ],
      },
      {
        type: "rich_text_list",
        style: "bullet",
        elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "first of a list" }] }],
      },
      { type: "rich_text_quote", elements: [{ type: "text", text: "quoted words" }] },
      {
        type: "rich_text_preformatted",
        elements: [{ type: "text", text: "POST orderfulfillment/shipments/Reject" }],
      },
    ],
  },
  {
    type: "table",
    column_settings: [{ align: "left" }, { align: "right" }],
    rows: [
      [raw("SKU"), raw("Open")],
      [raw("TEE-RED-M"), amount(2)],
    ],
  },
  {
    type: "data_table",
    caption: "TEE-RED-M by location",
    page_size: 5,
    rows: [
      [raw("Location"), raw("On hand")],
      ...stock.map((name, at) => [raw(name), amount((at * 37) % 50)]),
    ],
  },
  {
    type: "markdown",
    text: "## Markdown\n\n1. **bold** and *italic*\n2. [link](https://example.com/)\n\n| a | b |\n| - | - |\n| 1 | 2 |",
  },
  {
    type: "card",
    title: mrkdwn("*Card title*"),
    subtitle: mrkdwn("with a subtitle"),
    icon: { type: "image", image_url: square, alt_text: "icon" },
    body: mrkdwn("Its body."),
    actions: [{ type: "button", action_id: "card", text: plain("Card action") }],
  },
  {
    type: "carousel",
    elements: ["One", "Two", "Three"].map((name) => ({
      type: "card",
      title: mrkdwn(name),
      body: mrkdwn("A card of a row."),
    })),
  },
  {
    type: "container",
    title: plain("Container title"),
    is_collapsible: true,
    child_blocks: [{ type: "section", text: mrkdwn("Inside the container") }],
  },
  {
    type: "data_visualization",
    title: "On hand this week",
    chart: {
      type: "line",
      series: [series("caps", [9, 6, 3, 12]), series("tees", [4, 8, 15, 16])],
      axis_config,
    },
  },
  {
    type: "data_visualization",
    title: "Sold this week",
    chart: {
      type: "bar",
      series: [series("caps", [9, 6, 3, 12]), series("tees", [4, 8, 15, 16])],
      axis_config,
    },
  },
  {
    type: "data_visualization",
    title: "Area of the week",
    chart: { type: "area", series: [series("caps", [1200, 9600, 31_000, 12_000])], axis_config },
  },
  {
    type: "data_visualization",
    title: "Where it is",
    chart: {
      type: "pie",
      segments: [
        { label: "toronto-south", value: 40 },
        { label: "guelph", value: 12 },
        { label: "ottawa", value: 8 },
      ],
    },
  },
  {
    type: "context_actions",
    elements: [
      {
        type: "feedback_buttons",
        action_id: "useful",
        positive_button: { text: plain("Of use"), value: "yes" },
        negative_button: { text: plain("Of no use"), value: "no" },
      },
      { type: "icon_button", action_id: "bin", icon: "trash", text: plain("Delete"), value: "it" },
    ],
  },
  {
    type: "plan",
    title: "What is looked at",
    tasks: [
      { type: "task_card", task_id: "t1", title: "Orders", status: "complete", output: said("12 orders") },
      { type: "task_card", task_id: "t2", title: "Stock", status: "in_progress", details: said("3 of 20") },
      { type: "task_card", task_id: "t3", title: "Stores", status: "pending" },
    ],
  },
  {
    type: "task_card",
    task_id: "t4",
    title: "Prices",
    status: "error",
    sources: [{ type: "url", url: "https://example.com/prices", text: "The price list" }],
  },
  {
    type: "video",
    title: plain("How a shipment is split"),
    title_url: "https://example.com/split",
    description: plain("Two minutes."),
    alt_text: "a hand on a keyboard",
    thumbnail_url: square,
    video_url: "https://example.com/embed/split",
    author_name: "Ana Silva",
    provider_name: "Example",
  },
  {
    type: "section",
    text: mrkdwn("What starts elsewhere"),
    accessory: {
      type: "workflow_button",
      action_id: "flow",
      text: plain("Run the workflow"),
      workflow: { trigger: { url: "https://example.com/shortcuts/Ft1/x" } },
    },
  },
  {
    type: "actions",
    elements: [
      {
        type: "overflow",
        action_id: "links",
        options: [{ text: plain("The guide"), url: "https://example.com/guide" }],
      },
    ],
  },
  {
    type: "data_table",
    caption: "Shipments to look at",
    rows: [
      [raw("Shipment"), raw("State"), raw("Do")],
      ...["20078", "20167"].map((id) => [
        raw(id),
        raw("Open"),
        {
          type: "action_cell",
          element: { type: "button", action_id: `look-${id}`, text: plain(`Look at ${id}`), value: id },
          fallback: raw("Look"),
        },
      ]),
    ],
  },
  {
    type: "card",
    slack_icon: { type: "icon", name: "rocket" },
    title: plain("Card with an icon of Slack's"),
    subtitle: plain("and words below"),
    body: mrkdwn("Its body."),
    subtext: plain("What is said in small print"),
    actions: [
      { type: "button", action_id: "card-1", text: plain("Keep") },
      { type: "button", action_id: "card-2", text: plain("Drop"), style: "danger" },
    ],
  },
  { type: "header", level: 1, text: plain("A large heading") },
  { type: "header", level: 4, text: plain("A small heading") },
  {
    type: "data_visualization",
    title: "Twelve of them",
    chart: {
      type: "pie",
      segments: Array.from({ length: 12 }, (_, at) => ({ label: `part ${at + 1}`, value: 12 - at })),
    },
  },
  { type: "hologram", text: "nothing knows this one" },
].map((block, at) => ({ ...block, block_id: `b${at}` }));

/** The fields of a form, one of each kind, in the blocks of a modal. */
export const everyInput: Block[] = [
  { type: "alert", level: "warning", text: mrkdwn("This *cannot* be undone.") },
  input(
    "note",
    "Note",
    { type: "plain_text_input", multiline: true, placeholder: plain("What happened") },
    { optional: true, hint: plain("Read by the team.") },
  ),
  input("units", "Units", { type: "number_input", is_decimal_allowed: false, initial_value: "2" }),
  input("mail", "E-mail", { type: "email_text_input" }),
  input("site", "Address of the page", { type: "url_text_input" }),
  input("reason", "Reason", { type: "static_select", options, initial_option: options[0] }),
  input("sku", "SKU", { type: "external_select", min_query_length: 2, placeholder: plain("Type a SKU") }),
  input("places", "Locations", { type: "multi_static_select", options, initial_options: [options[1]] }),
  input("who", "Who", { type: "multi_users_select" }),
  input("where", "Where", { type: "conversations_select" }),
  input("day", "Day", { type: "datepicker" }),
  input("hour", "Time", { type: "timepicker", initial_time: "09:00" }),
  input("moment", "Moment", { type: "datetimepicker", initial_date_time: 1_795_442_520 }),
  input("checks", "Check", {
    type: "checkboxes",
    options: options.map((one) => ({ ...one, description: mrkdwn("_why_") })),
  }),
  input("words", "Words", { type: "rich_text_input", initial_value: said("to begin with") }),
  input("files", "Files", { type: "file_input", filetypes: ["csv"], max_files: 2 }, { optional: true }),
  input("one", "One of", { type: "radio_buttons", options, initial_option: options[2] }),
];

function input(id: string, label: string, element: object, more: object = {}): Block {
  return {
    type: "input",
    block_id: id,
    label: plain(label),
    element: { ...element, action_id: `${id}-value` },
    ...more,
  };
}
