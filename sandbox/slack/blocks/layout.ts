import { LIMITS } from "../limits.ts";
import { chart, dataTable, table } from "./data.ts";
import { ACCESSORY, ACTIONS, button, CONTEXT_ACTIONS, INPUT, imageElement } from "./elements.ts";
import {
  anything,
  bool,
  byType,
  type Fields,
  isRecord,
  list,
  object,
  oneOf,
  type Rule,
  string,
} from "./rules.ts";
import { anyText, mrkdwn, plain, richText } from "./text.ts";

const block = (required: Fields, optional: Fields = {}, and?: Rule): Rule =>
  object({ type: anything, ...required }, { block_id: string(LIMITS.id, 0), ...optional }, and);

/** At least one of the fields must be there. */
const some =
  (...names: readonly string[]): Rule =>
  (value, path, report) => {
    if (isRecord(value) && names.every((name) => value[name] === undefined)) {
      report({ path, rule: `missing required field: one of ${names.join(", ")}` });
    }
  };

/** Exactly one of the two fields must be there. */
const either =
  (one: string, other: string): Rule =>
  (value, path, report) => {
    if (isRecord(value) && (value[one] === undefined) === (value[other] === undefined)) {
      report({ path, rule: `must have either ${one} or ${other}` });
    }
  };

const card = block(
  {},
  {
    hero_image: imageElement,
    icon: imageElement,
    title: mrkdwn(LIMITS.cardTitle),
    subtitle: mrkdwn(LIMITS.cardTitle),
    body: mrkdwn(LIMITS.cardBody),
    actions: list(button, 1, LIMITS.actions),
  },
  some("hero_image", "title", "actions", "body"),
);

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
  header: block({ text: plain(LIMITS.header) }),
  image: block(
    { alt_text: string(LIMITS.alt) },
    { image_url: string(LIMITS.url, 1, /^https?:\/\//), slack_file: anything, title: plain(LIMITS.alt) },
    either("image_url", "slack_file"),
  ),
  input: block(
    { label: plain(LIMITS.label), element: byType("element in input", INPUT) },
    { hint: plain(LIMITS.label), optional: bool, dispatch_action: bool },
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
};

const source = object({ type: oneOf("url"), url: string(LIMITS.url), text: string(LIMITS.text) });

/** https://docs.slack.dev/reference/block-kit/blocks/task-card-block */
const taskCard = block(
  { task_id: string(LIMITS.id), title: string(LIMITS.text) },
  {
    status: oneOf("pending", "in_progress", "complete", "error"),
    details: richText,
    output: richText,
    sources: list(source, 1, LIMITS.messageBlocks),
  },
);

const https = string(LIMITS.url, 1, /^https:\/\//);

/** https://docs.slack.dev/reference/block-kit/blocks/video-block */
const video = block(
  { alt_text: string(LIMITS.alt), title: plain(LIMITS.videoText), thumbnail_url: https, video_url: https },
  {
    title_url: https,
    description: plain(LIMITS.videoText),
    author_name: string(LIMITS.videoAuthor),
    provider_name: string(LIMITS.alt),
    provider_icon_url: https,
  },
);

/** Every block by its type: https://docs.slack.dev/reference/block-kit/blocks */
export const BLOCKS: Fields = {
  ...flat,
  alert: block(
    { text: anyText(LIMITS.text) },
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
    { tasks: list(byType("task", { task_card: taskCard }), 1, LIMITS.messageBlocks) },
  ),
  task_card: taskCard,
  video,
  data_table: dataTable,
  data_visualization: chart,
  markdown: block({ text: string(LIMITS.markdown) }),
};
