import { useContext } from "preact/hooks";
import { z } from "zod";
import { Picker } from "../../parts/picker.tsx";
import { BlockHost, type Directory } from "../host.ts";
import { interactive, type Option } from "../objects.ts";
import type { FieldState } from "../form.ts";
import { fieldAttributes, useField } from "../use-field.ts";
import { filterGroups } from "./filter-options.ts";

export const conversationSelectElement = z.object({
  type: z.enum([
    "users_select",
    "multi_users_select",
    "channels_select",
    "multi_channels_select",
    "conversations_select",
    "multi_conversations_select",
  ]),
  ...interactive,
  max_selected_items: z.number().optional(),
});

/** The selects over what the workspace itself knows: people, channels, conversations. */
export function ConversationSelect({ of: element }: { of: z.infer<typeof conversationSelectElement> }) {
  const { state, slot, busy, choose } = useField(element);
  const { directory } = useContext(BlockHost);
  const several = element.type.startsWith("multi_");
  const people = element.type.endsWith("users_select");
  const options = people ? peopleOptions(directory) : channelOptions(directory);
  const ids = chosenIds(state);
  return (
    <Picker
      attributes={fieldAttributes(slot, element.placeholder?.text ?? "Choose")}
      placeholder={element.placeholder?.text ?? (people ? "Choose a person" : "Choose a channel")}
      focus={element.focus_on_load === true}
      clearable={slot.input !== undefined}
      several={several}
      most={element.max_selected_items}
      busy={busy}
      picked={ids.map((id) => options.find(({ value }) => value === id) ?? asOption(id, id))}
      load={(query) => Promise.resolve(filterGroups([{ options }], query))}
      onPick={(picked) =>
        void choose(
          chosenState(
            element.type,
            picked.flatMap(({ value }) => value ?? []),
          ),
        )
      }
    />
  );
}

const asOption = (id: string, words: string): Option => ({
  text: { type: "plain_text", text: words },
  value: id,
});
const peopleOptions = (directory: Directory) =>
  directory.users().map(({ id, name }) => asOption(id, `@${name}`));
const channelOptions = (directory: Directory) =>
  directory.channels().map(({ id, name }) => asOption(id, `#${name}`));

function chosenIds(state: FieldState): string[] {
  const one = state.selected_user ?? state.selected_channel ?? state.selected_conversation;
  const many = state.selected_users ?? state.selected_channels ?? state.selected_conversations ?? [];
  return one == null ? many : [one];
}

function chosenState(type: string, ids: string[]): Omit<FieldState, "type"> {
  const first = ids[0] ?? null;
  switch (type) {
    case "users_select":
      return { selected_user: first };
    case "multi_users_select":
      return { selected_users: ids };
    case "channels_select":
      return { selected_channel: first };
    case "multi_channels_select":
      return { selected_channels: ids };
    case "conversations_select":
      return { selected_conversation: first };
    default:
      return { selected_conversations: ids };
  }
}
