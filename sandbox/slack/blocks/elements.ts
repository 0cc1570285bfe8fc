import { LIMITS } from "../limits.ts";
import { menus } from "./menus.ts";
import {
  anything,
  bool,
  either,
  type Fields,
  list,
  number,
  object,
  oneOf,
  type Rule,
  string,
} from "./rules.ts";
import { confirm, plain, richText } from "./text.ts";

const element = (required: Fields, optional: Fields, and?: Rule): Rule =>
  object({ type: anything, ...required }, { action_id: string(LIMITS.id), ...optional }, and);

const placeholder = plain(LIMITS.placeholder);
const field = { focus_on_load: bool };
const date = string(10, 10, /^\d{4}-\d{2}-\d{2}$/);
const time = string(5, 5, /^([01]\d|2[0-3]):[0-5]\d$/);
const instant = number(1_000_000_000, 9_999_999_999);
const accessibilityLabel = string(LIMITS.button);
const dispatchConfig = object({
  trigger_actions_on: list(oneOf("on_enter_pressed", "on_character_entered"), 1, 2),
});
const typed = { ...field, placeholder, dispatch_action_config: dispatchConfig };

/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const button: Rule = element(
  { text: plain(LIMITS.button) },
  {
    value: string(LIMITS.buttonValue),
    url: string(LIMITS.url),
    style: oneOf("primary", "danger"),
    confirm,
    accessibility_label: accessibilityLabel,
  },
);

const long = string(Number.MAX_SAFE_INTEGER, 0);
const trigger = object(
  { url: string(LIMITS.url) },
  { customizable_input_parameters: list(object({ name: long, value: long }), 0, Number.MAX_SAFE_INTEGER) },
);

/**
 * https://docs.slack.dev/reference/block-kit/block-elements/workflow-button-element. Its `action_id` and `confirm` are
 * optional in `@slack/types`. That the address is of a trigger that exists is not looked at.
 */
const workflowButton: Rule = element(
  { text: plain(LIMITS.button), workflow: object({ trigger }) },
  { style: oneOf("primary", "danger"), confirm, accessibility_label: accessibilityLabel },
);

/** https://docs.slack.dev/reference/block-kit/composition-objects/slack-file-object */
export const slackFile: Rule = object(
  {},
  { url: string(LIMITS.url), id: string(LIMITS.id) },
  either("url", "id"),
);

/** https://docs.slack.dev/reference/block-kit/block-elements/image-element */
export const imageElement: Rule = object(
  { type: oneOf("image"), alt_text: string(LIMITS.alt) },
  { image_url: string(LIMITS.url, 1, /^https?:\/\//), slack_file: slackFile },
  either("image_url", "slack_file"),
);

const feedback = object(
  { text: plain(LIMITS.button), value: string(LIMITS.buttonValue) },
  { accessibility_label: accessibilityLabel },
);

/** Elements that stand in actions and as a section's accessory. */
const chosen: Fields = {
  ...menus,
  button,
  workflow_button: workflowButton,
  datepicker: element({}, { ...field, placeholder, confirm, initial_date: date }),
  timepicker: element({}, { ...field, placeholder, confirm, initial_time: time, timezone: anything }),
};
const moment = { datetimepicker: element({}, { ...field, confirm, initial_date_time: instant }) };
const rich = {
  rich_text_input: element(
    {},
    { ...typed, initial_value: richText, min_lines: number(1, 100), max_lines: number(1, 100) },
  ),
};

const numeric = string(64, 1, /^-?\d+(\.\d+)?$/);
const inputs: Fields = {
  plain_text_input: element(
    {},
    {
      ...typed,
      initial_value: string(LIMITS.input, 0),
      multiline: bool,
      min_length: number(0, LIMITS.input),
      max_length: number(1, LIMITS.input),
    },
  ),
  number_input: element(
    { is_decimal_allowed: bool },
    { ...typed, initial_value: numeric, min_value: numeric, max_value: numeric },
  ),
  email_text_input: element({}, { ...typed, initial_value: string(LIMITS.input) }),
  url_text_input: element({}, { ...typed, initial_value: string(LIMITS.input) }),
  file_input: element({}, { filetypes: list(string(LIMITS.id), 1, 100), max_files: number(1, 10) }),
};

const without = (fields: Fields, ...names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

/** Which elements stand where: the table "compatible block elements" of each block's page. */
export const ACTIONS: Fields = { ...chosen, ...moment, ...rich };
export const ACCESSORY: Fields = { ...chosen, image: imageElement };
export const INPUT: Fields = {
  ...without(chosen, "button", "workflow_button", "overflow"),
  ...moment,
  ...rich,
  ...inputs,
};
export const CONTEXT_ACTIONS: Fields = {
  feedback_buttons: element({ positive_button: feedback, negative_button: feedback }, {}),
  icon_button: element(
    { icon: oneOf("trash"), text: plain(LIMITS.button) },
    {
      value: string(LIMITS.buttonValue),
      confirm,
      accessibility_label: accessibilityLabel,
      visible_to_user_ids: list(string(LIMITS.id), 1, LIMITS.iconButtonPeople),
    },
  ),
};
