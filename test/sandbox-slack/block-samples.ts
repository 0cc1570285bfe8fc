export const plain = (length: number) => ({ type: "plain_text", text: "x".repeat(length) });
export const mrkdwn = (length: number) => ({ type: "mrkdwn", text: "x".repeat(length) });
export const many = <T>(count: number, item: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => item(index));
export const section = (length: number) => ({ type: "section", text: mrkdwn(length) });
export const option = (text = 5, value = 5) => ({ text: plain(text), value: "v".repeat(value) });
export const actions = (...elements: unknown[]) => ({ type: "actions", elements });
export const button = (more: object = {}) => ({ type: "button", text: plain(5), ...more });
export const select = (more: object) => ({ type: "static_select", ...more });
export const input = (element: object) => ({ type: "input", label: plain(5), element });
export const cell = (text: string) => ({ type: "raw_text", text });
export const rich = (element: object = { type: "text", text: "x" }) => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements: [element] }],
});
export const table = (rows: unknown[][]) => ({ type: "table", rows });
export const data = (rows: unknown[][], more: object = {}) => ({
  type: "data_table",
  caption: "c",
  rows,
  ...more,
});
export const grid = (rows: number, columns: number, text = "x") =>
  many(rows, () => many(columns, () => cell(text)));
export const actionCell = (element: object, more: object = {}) => ({ type: "action_cell", element, ...more });
export const address = (text: object) => ({ text, url: "https://a.example/" });
export const workflowButton = (more: object = {}) => ({
  type: "workflow_button",
  text: plain(5),
  workflow: { trigger: { url: "https://a.example/shortcuts/Ft1/x" } },
  ...more,
});
export const contextActions = (icon: object) => ({
  type: "context_actions",
  elements: [{ type: "icon_button", text: plain(5), ...icon }],
});
export const series = (name: string) => ({ name, data: [{ label: "l0", value: 1 }] });
export const chart = (points: number, more: object = {}) => ({
  type: "data_visualization",
  title: "t",
  chart: {
    type: "line",
    series: [{ name: "s", data: many(points, (index) => ({ label: `l${index}`, value: index })) }],
    axis_config: { categories: many(points, (index) => `l${index}`) },
    ...more,
  },
});
export const task = (status: string) => ({ type: "task_card", task_id: "t", title: "t", status });
export const video = (more: object = {}) => ({
  type: "video",
  title: plain(5),
  alt_text: "a",
  thumbnail_url: "https://a.example/a.png",
  video_url: "https://a.example/v",
  ...more,
});
export const image = { type: "image", image_url: "https://a.example/a.png", alt_text: "a" };
