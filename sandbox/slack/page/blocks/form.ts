import { z } from "zod";
import { option, type Option } from "./objects.ts";

/** The state of one element, in the shape of `state.values` of Slack's payloads. */
export interface FieldState {
  type: string;
  value?: string | null;
  rich_text_value?: unknown;
  /** As the workspace wrote them when they were taken. */
  files?: readonly unknown[];
  selected_option?: Option | null;
  selected_options?: Option[];
  selected_date?: string | null;
  selected_time?: string | null;
  selected_date_time?: number | null;
  selected_user?: string | null;
  selected_users?: string[];
  selected_channel?: string | null;
  selected_channels?: string[];
  selected_conversation?: string | null;
  selected_conversations?: string[];
}

/** Every element's state by block id and action id. */
export type Form = Readonly<Record<string, Readonly<Record<string, FieldState>>>>;

const text = z.string().nullable().default(null).catch(null);
const names = z.array(z.string()).default([]).catch([]);
const initial = z.object({
  type: z.string(),
  action_id: z.string().default(""),
  /** A string, or rich text as a structure. */
  initial_value: z.unknown().optional(),
  initial_date: text,
  initial_time: text,
  initial_date_time: z.number().nullable().default(null).catch(null),
  initial_option: option.nullable().default(null).catch(null),
  initial_options: z.array(option).default([]).catch([]),
  initial_user: text,
  initial_users: names,
  initial_channel: text,
  initial_channels: names,
  initial_conversation: text,
  initial_conversations: names,
});
type Initial = z.infer<typeof initial>;

const wordsOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

const writers: Readonly<Record<string, (from: Initial) => Omit<FieldState, "type">>> = {
  plain_text_input: (from) => ({ value: wordsOf(from.initial_value) }),
  number_input: (from) => ({ value: wordsOf(from.initial_value) }),
  email_text_input: (from) => ({ value: wordsOf(from.initial_value) }),
  url_text_input: (from) => ({ value: wordsOf(from.initial_value) }),
  file_input: () => ({ files: [] }),
  feedback_buttons: () => ({ value: null }),
  rich_text_input: (from) => ({ rich_text_value: from.initial_value ?? null }),
  datepicker: (from) => ({ selected_date: from.initial_date }),
  timepicker: (from) => ({ selected_time: from.initial_time }),
  datetimepicker: (from) => ({ selected_date_time: from.initial_date_time }),
  static_select: (from) => ({ selected_option: from.initial_option }),
  external_select: (from) => ({ selected_option: from.initial_option }),
  radio_buttons: (from) => ({ selected_option: from.initial_option }),
  checkboxes: (from) => ({ selected_options: from.initial_options }),
  multi_static_select: (from) => ({ selected_options: from.initial_options }),
  multi_external_select: (from) => ({ selected_options: from.initial_options }),
  users_select: (from) => ({ selected_user: from.initial_user }),
  multi_users_select: (from) => ({ selected_users: from.initial_users }),
  channels_select: (from) => ({ selected_channel: from.initial_channel }),
  multi_channels_select: (from) => ({ selected_channels: from.initial_channels }),
  conversations_select: (from) => ({ selected_conversation: from.initial_conversation }),
  multi_conversations_select: (from) => ({ selected_conversations: from.initial_conversations }),
};

/** An element's state before anyone touched it, or undefined for one that keeps none (a button). */
function initialState(element: unknown): FieldState | undefined {
  const read = initial.safeParse(element);
  const write = read.success && Object.hasOwn(writers, read.data.type) ? writers[read.data.type] : undefined;
  return read.success && write ? { type: read.data.type, ...write(read.data) } : undefined;
}

const holder = z.looseObject({
  block_id: z.string().optional(),
  element: z.unknown().optional(),
  accessory: z.unknown().optional(),
  elements: z.array(z.unknown()).catch([]).default([]),
  child_blocks: z.array(z.unknown()).catch([]).default([]),
});
const named = z.object({ action_id: z.string() });

/**
 * The form of a view or message. A field that was there before, by block id and action id, keeps what it
 * held, as Slack does when a view is updated; new fields begin with their initial values.
 */
export function seedForm(blocks: readonly unknown[], before: Form = {}): Form {
  const form: Record<string, Record<string, FieldState>> = {};
  for (const [index, raw] of blocks.entries()) {
    const block = holder.safeParse(raw).data;
    if (block === undefined) continue;
    const blockId = block.block_id ?? fallbackBlockId(index);
    for (const element of [block.element, block.accessory, ...block.elements]) {
      const state = initialState(element);
      const actionId = named.safeParse(element).data?.action_id ?? "";
      if (state === undefined) continue;
      const kept = before[blockId]?.[actionId];
      form[blockId] = { ...form[blockId], [actionId]: kept?.type === state.type ? kept : state };
    }
    Object.assign(form, seedForm(block.child_blocks, before));
  }
  return form;
}

/** The id of a block that came without one; the platform gives every block an id, fixtures may not. */
export function fallbackBlockId(index: number): string {
  return `block-${index}`;
}

/** A form with one field changed. */
export function withField(form: Form, blockId: string, actionId: string, state: FieldState): Form {
  return { ...form, [blockId]: { ...form[blockId], [actionId]: state } };
}
