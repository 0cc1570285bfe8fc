import { z } from "zod";
import { useFocusOnLoad } from "../../parts/use-focus-on-load.ts";
import { dispatchable, interactive } from "../objects.ts";
import { fieldAttributes, useField } from "../use-field.ts";

export const richTextInputElement = z.object({
  type: z.literal("rich_text_input"),
  ...interactive,
  ...dispatchable,
});

const written = z.object({
  elements: z.array(
    z.object({ elements: z.array(z.object({ text: z.string().default("") })) }).catch({ elements: [] }),
  ),
});

/** The words of a rich text, without their dress. */
function wordsOf(value: unknown): string {
  const read = written.safeParse(value);
  return read.success
    ? read.data.elements.map(({ elements }) => elements.map(({ text }) => text).join("")).join("\n")
    : "";
}

/** Several lines that are sent as rich text. There is no toolbar: what is typed is sent as it is. */
export function RichTextInput({ of: element }: { of: z.infer<typeof richTextInputElement> }) {
  const field = useField(element);
  const ref = useFocusOnLoad<HTMLTextAreaElement>(element.focus_on_load);
  const put = (text: string) => {
    const section = { type: "rich_text_section", elements: [{ type: "text", text }] };
    const change = { rich_text_value: text === "" ? null : { type: "rich_text", elements: [section] } };
    field.set(change);
    const triggers = element.dispatch_action_config?.trigger_actions_on ?? [];
    if (field.sends && triggers.includes("on_character_entered")) void field.send(change);
  };
  return (
    <textarea
      {...fieldAttributes(field.slot, element.placeholder?.text)}
      ref={ref}
      class="text-field"
      rows={4}
      placeholder={element.placeholder?.text ?? ""}
      value={wordsOf(field.state.rich_text_value)}
      onInput={(event) => put(event.currentTarget.value)}
    />
  );
}
