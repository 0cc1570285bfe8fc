import { LIMITS } from "../limits.ts";
import { chart, dataTable, table } from "./data.ts";
import { ACCESSORY, ACTIONS, button, CONTEXT_ACTIONS, INPUT, imageElement, slackFile } from "./elements.ts";
import {
  anything,
  bool,
  byType,
  either,
  type Fields,
  isRecord,
  list,
  object,
  oneOf,
  type Rule,
  some,
  string,
} from "./rules.ts";
import { slackIcon } from "./slack-icon.ts";
import { anyText, mrkdwn, plain, richText } from "./text.ts";

const block = (required: Fields, optional: Fields = {}, and?: Rule): Rule =>
  object({ type: anything, ...required }, { block_id: string(LIMITS.id, 0), ...optional }, and);

const oneIcon: Rule = (value, path, report) => {
  if (isRecord(value) && value["icon"] !== undefined && value["slack_icon"] !== undefined)
    report({ path, rule: "must not have both icon and slack_icon" });
};

/** https://docs.slack.dev/reference/block-kit/blocks/card-block */
const card = block(
  {},
  {
    hero_image: imageElement,
    icon: imageElement,
    slack_icon: slackIcon,
    title: anyText(LIMITS.cardTitle),
    subtitle: anyText(LIMITS.cardTitle),
    body: anyText(LIMITS.cardBody),
    subtext: anyText(LIMITS.cardBody),
    actions: list(button, 1, LIMITS.cardActions),
  },
  (value, path, report) => {
    some("hero_image", "title", "actions", "body")(value, path, report);
    oneIcon(value, path, report);
  },
);

const https = string(LIMITS.url, 1, /^https:\/\//);

/** https://docs.slack.dev/reference/block-kit/blocks/video-block */
const video = block(
  { alt_text: string(LIMITS.alt, 0), title: plain(LIMITS.videoText), thumbnail_url: https, video_url: https },
  {
    title_url: https,
    description: plain(LIMITS.videoText),
    author_name: string(LIMITS.videoAuthor),
    provider_name: string(LIMITS.alt),
    provider_icon_url: https,
  },
);

/** A file is never sent by dispatch: https://docs.slack.dev/reference/block-kit/blocks/input-block */
const fileNotDispatched: Rule = (value, path, report) => {
  if (!isRecord(value) || value["dispatch_action"] !== true || !isRecord(value["element"])) return;
  if (value["element"]["type"] === "file_input")
    report({ path: `${path}/element/type`, rule: "unsupported type with dispatch_action: file_input" });
};

const flat: Fields = {
  actions: block({ elements: list(byType("element in actions", ACTIONS), 1, LIMITS.actions) }),
  context: block({
    elements: list(
      byType("element in context", {
        image: imageElement,
        plain_text: plain(LIMITS.text),
        mrkdwn: mrkdwn(LIMITS.text),
      }),
      1,
      LIMITS.context,
    ),
  }),
  divider: block({}),
  header: block({ text: plain(LIMITS.header) }, { level: oneOf(1, 2, 3, 4) }),
  image: block(
    { alt_text: string(LIMITS.alt) },
    { image_url: string(LIMITS.url, 1, /^https?:\/\//), slack_file: slackFile, title: plain(LIMITS.alt) },
    either("image_url", "slack_file"),
  ),
  input: block(
    { label: plain(LIMITS.label), element: byType("element in input", INPUT) },
    { hint: plain(LIMITS.label), optional: bool, dispatch_action: bool },
    fileNotDispatched,
  ),
  rich_text: richText,
  section: block(
    {},
    {
      text: anyText(LIMITS.text),
      fields: list(anyText(LIMITS.field), 1, LIMITS.fields),
      accessory: byType("accessory", ACCESSORY),
      expand: bool,
    },
    some("text", "fields"),
  ),
  table,
  video,
};

const source = object({ type: oneOf("url"), url: string(LIMITS.url), text: string(LIMITS.text) });

/** https://docs.slack.dev/reference/block-kit/blocks/task-card-block */
const taskStatus = oneOf("pending", "in_progress", "complete", "error");
const taskCard = block(
  { task_id: string(LIMITS.id), title: string(LIMITS.text) },
  {
    status: taskStatus,
    details: richText,
    output: richText,
    sources: list(source, 1, LIMITS.messageBlocks),
  },
);

/** In a plan the tasks of Slack's own example have no `type`: reference/block-kit/blocks/plan-block */
const task: Rule = (value, path, report) => {
  const typed = isRecord(value) && value["type"] === undefined ? { ...value, type: "task_card" } : value;
  byType("task", { task_card: taskCard })(typed, path, report);
};

/** Every block by its type: https://docs.slack.dev/reference/block-kit/blocks */
export const BLOCKS: Fields = {
  ...flat,
  alert: block(
    { text: anyText(LIMITS.alert) },
    { level: oneOf("default", "info", "warning", "error", "success") },
  ),
  card,
  carousel: block({ elements: list(byType("card in carousel", { card }), 1, LIMITS.cards) }),
  container: block(
    { child_blocks: list(byType("block in container", flat), 1, LIMITS.containerBlocks) },
    {
      title: plain(LIMITS.containerTitle),
      rich_text_title: richText,
      subtitle: anyText(LIMITS.containerTitle),
      width: oneOf("narrow", "standard", "wide", "full"),
      icon: imageElement,
      is_collapsible: bool,
      default_collapsed: bool,
      has_header_divider: bool,
    },
    some("title", "rich_text_title"),
  ),
  context_actions: block({
    elements: list(byType("element in context_actions", CONTEXT_ACTIONS), 1, LIMITS.contextActions),
  }),
  plan: block(
    { title: string(LIMITS.text) },
    { tasks: list(task, 1, LIMITS.messageBlocks), status: taskStatus },
  ),
  task_card: taskCard,
  data_table: dataTable,
  data_visualization: chart,
  markdown: block({ text: string(LIMITS.markdown) }),
};
