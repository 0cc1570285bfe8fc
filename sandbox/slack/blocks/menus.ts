import { isDeepStrictEqual } from "node:util";
import { LIMITS } from "../limits.ts";
import {
  anything,
  bool,
  type Fields,
  isRecord,
  list,
  number,
  object,
  oneOf,
  type Rule,
  some,
  string,
} from "./rules.ts";
import { anyText, confirm, plain } from "./text.ts";

const value = string(LIMITS.optionValue);
const optionOf = (text: Rule): Rule => object({ text, value }, { description: text });

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
export const option = optionOf(plain(LIMITS.option));
/** Radios and checkboxes alone take mrkdwn. */
const choice = optionOf(anyText(LIMITS.option));
/**
 * An overflow menu alone takes addresses. One that has an address needs no value: the page above calls it required, but
 * `value` is optional in `@slack/types`, and jsx-slack, which is tried in Slack, sends such options
 * (github.com/yhatt/jsx-slack, docs/block-elements.md, OverflowItem).
 */
const linked = object(
  { text: plain(LIMITS.option) },
  { value, description: plain(LIMITS.option), url: string(LIMITS.url) },
  some("value", "url"),
);

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-group-object */
export const optionGroup = object({
  label: plain(LIMITS.option),
  options: list(option, 1, LIMITS.options),
});

/** Every option of a menu, groups flattened. */
export function optionsOf(element: Record<string, unknown>): unknown[] {
  const groups: unknown[] = Array.isArray(element["option_groups"]) ? element["option_groups"] : [];
  const own: unknown[] = Array.isArray(element["options"]) ? element["options"] : [];
  return [
    ...own,
    ...groups.flatMap((group): unknown[] =>
      isRecord(group) && Array.isArray(group["options"]) ? group["options"] : [],
    ),
  ];
}

const initialAmongOptions: Rule = (value, path, report) => {
  if (!isRecord(value)) return;
  const options = optionsOf(value);
  const initial: unknown[] = Array.isArray(value["initial_options"]) ? value["initial_options"] : [];
  for (const each of value["initial_option"] === undefined ? initial : [value["initial_option"]]) {
    if (!options.some((one) => isDeepStrictEqual(one, each))) {
      report({ path, rule: "initial option must exactly match one of the options" });
    }
  }
};

const optionsOrGroups: Rule = (value, path, report) => {
  if (!isRecord(value)) return;
  if ((value["options"] === undefined) === (value["option_groups"] === undefined)) {
    report({ path, rule: "must have either options or option_groups" });
  }
  initialAmongOptions(value, path, report);
};

const element = (required: Fields, optional: Fields, and?: Rule): Rule =>
  object({ type: anything, ...required }, { action_id: string(LIMITS.id), confirm, ...optional }, and);

const field = { placeholder: plain(LIMITS.placeholder), focus_on_load: bool };
const many = { ...field, max_selected_items: number(1, Number.MAX_SAFE_INTEGER) };
const ids = list(string(LIMITS.id), 1, LIMITS.options);
const fixed = {
  options: list(option, 1, LIMITS.options),
  option_groups: list(optionGroup, 1, LIMITS.optionGroups),
};
const filter = object(
  {},
  {
    include: list(oneOf("im", "mpim", "private", "public"), 1, 4),
    exclude_external_shared_channels: bool,
    exclude_bot_users: bool,
  },
  some("include", "exclude_external_shared_channels", "exclude_bot_users"),
);
const conversations = { default_to_current_conversation: bool, filter };
const responseUrl = { response_url_enabled: bool };
const minQuery = { min_query_length: number(0, 3000) };

/** https://docs.slack.dev/reference/block-kit/block-elements: whatever offers a choice. */
export const menus: Fields = {
  static_select: element({}, { ...field, ...fixed, initial_option: option }, optionsOrGroups),
  multi_static_select: element(
    {},
    { ...many, ...fixed, initial_options: list(option, 1, LIMITS.options) },
    optionsOrGroups,
  ),
  external_select: element({}, { ...field, ...minQuery, initial_option: option }),
  multi_external_select: element(
    {},
    { ...many, ...minQuery, initial_options: list(option, 1, LIMITS.options) },
  ),
  users_select: element({}, { ...field, initial_user: string(LIMITS.id) }),
  multi_users_select: element({}, { ...many, initial_users: ids }),
  channels_select: element({}, { ...field, ...responseUrl, initial_channel: string(LIMITS.id) }),
  multi_channels_select: element({}, { ...many, initial_channels: ids }),
  conversations_select: element(
    {},
    { ...field, ...conversations, ...responseUrl, initial_conversation: string(LIMITS.id) },
  ),
  multi_conversations_select: element({}, { ...many, ...conversations, initial_conversations: ids }),
  overflow: element({ options: list(linked, 1, LIMITS.overflow) }, {}),
  radio_buttons: element(
    { options: list(choice, 1, LIMITS.choices) },
    { focus_on_load: bool, initial_option: choice },
    initialAmongOptions,
  ),
  checkboxes: element(
    { options: list(choice, 1, LIMITS.choices) },
    { focus_on_load: bool, initial_options: list(choice, 1, LIMITS.choices) },
    initialAmongOptions,
  ),
};
