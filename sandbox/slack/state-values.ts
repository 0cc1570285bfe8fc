import { isRecord } from "./blocks/rules.ts";
import { allElements, type Placed } from "./blocks/walk.ts";
import type { ActionValue, StateValues } from "./protocol.ts";

type Kind = readonly [state: string, initial: string, empty: null | readonly never[]];

const KINDS: Readonly<Record<string, Kind>> = {
  plain_text_input: ["value", "initial_value", null],
  number_input: ["value", "initial_value", null],
  email_text_input: ["value", "initial_value", null],
  url_text_input: ["value", "initial_value", null],
  rich_text_input: ["rich_text_value", "initial_value", null],
  static_select: ["selected_option", "initial_option", null],
  external_select: ["selected_option", "initial_option", null],
  radio_buttons: ["selected_option", "initial_option", null],
  multi_static_select: ["selected_options", "initial_options", []],
  multi_external_select: ["selected_options", "initial_options", []],
  checkboxes: ["selected_options", "initial_options", []],
  users_select: ["selected_user", "initial_user", null],
  multi_users_select: ["selected_users", "initial_users", []],
  channels_select: ["selected_channel", "initial_channel", null],
  multi_channels_select: ["selected_channels", "initial_channels", []],
  conversations_select: ["selected_conversation", "initial_conversation", null],
  multi_conversations_select: ["selected_conversations", "initial_conversations", []],
  file_input: ["files", "initial_files", []],
  datepicker: ["selected_date", "initial_date", null],
  timepicker: ["selected_time", "initial_time", null],
  datetimepicker: ["selected_date_time", "initial_date_time", null],
};

/** The name under which an element's choice stands in state and actions; null for buttons and menus. */
export const valueField = (type: unknown): string | null =>
  (typeof type === "string" && Object.hasOwn(KINDS, type) ? KINDS[type]?.[0] : undefined) ?? null;

/** What an element holds: what was chosen, else what it began with. */
export function elementState(
  element: Record<string, unknown>,
  chosen: ActionValue | Record<string, unknown> | undefined,
): { type: string } & Record<string, unknown> {
  const type = String(element["type"]);
  const kind = KINDS[type];
  if (!kind) return { type };
  const [field, initial, empty] = kind;
  const given =
    chosen && Object.hasOwn(chosen, field)
      ? Object.entries(chosen).find(([name]) => name === field)?.[1]
      : undefined;
  const value: unknown = given === undefined ? (element[initial] ?? empty) : given === "" ? null : given;
  return { type, [field]: value };
}

/** State of everything that holds a value, in Slack's shape; earlier state counts where nothing new was given. */
export function stateOf(blocks: unknown, before: StateValues, given: StateValues | undefined): StateValues {
  const values: StateValues = {};
  for (const { blockId, actionId, element } of allElements(blocks)) {
    if (valueField(element["type"]) === null) continue;
    const chosen = given?.[blockId]?.[actionId] ?? before[blockId]?.[actionId];
    values[blockId] = { ...values[blockId], [actionId]: elementState(element, chosen) };
  }
  return values;
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

const bound = (element: Record<string, unknown>, name: string): number | null => {
  const value = element[name];
  return value === undefined || value === null || Number.isNaN(Number(value)) ? null : Number(value);
};

function textProblem(element: Record<string, unknown>, value: string): string | null {
  const min = bound(element, "min_length");
  const max = bound(element, "max_length");
  if (min !== null && value.length < min) return `Must be at least ${min} characters`;
  if (max !== null && value.length > max) return `Must be at most ${max} characters`;
  return null;
}

function numberProblem(element: Record<string, unknown>, value: string): string | null {
  const pattern = element["is_decimal_allowed"] === true ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  if (!pattern.test(value)) return "Must be a valid number";
  const min = bound(element, "min_value");
  const max = bound(element, "max_value");
  if (min !== null && Number(value) < min) return `Must be at least ${min}`;
  if (max !== null && Number(value) > max) return `Must be at most ${max}`;
  return null;
}

function fieldProblem({ element, block }: Placed, state: Record<string, unknown> | undefined): string | null {
  const field = valueField(element["type"]);
  const value = field === null ? undefined : state?.[field];
  if (isEmpty(value)) return block["optional"] === true ? null : "Please complete this required field.";
  if (typeof value === "string" && element["type"] === "plain_text_input") return textProblem(element, value);
  if (typeof value === "string" && element["type"] === "number_input") return numberProblem(element, value);
  if (element["type"] === "email_text_input" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(value))) {
    return "Must be a valid email address";
  }
  if (element["type"] === "url_text_input" && !URL.canParse(String(value))) return "Must be a valid URL";
  return null;
}

/** What Slack's own window refuses before the app hears of it: `block_id` → sentence. */
export function inputErrors(blocks: unknown, state: StateValues): Record<string, string> {
  return Object.fromEntries(
    allElements(blocks)
      .filter(({ block }) => block["type"] === "input")
      .map((placed): [string, string | null] => [
        placed.blockId,
        fieldProblem(placed, state[placed.blockId]?.[placed.actionId]),
      ])
      .filter((pair): pair is [string, string] => pair[1] !== null),
  );
}

/** The ids of the blocks in which an app may mark an error. */
export const inputBlockIds = (blocks: unknown): string[] =>
  (Array.isArray(blocks) ? blocks : [])
    .filter(isRecord)
    .filter((block) => block["type"] === "input")
    .map((block) => String(block["block_id"]));
