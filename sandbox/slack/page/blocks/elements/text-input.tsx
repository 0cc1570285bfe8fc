import { z } from "zod";
import { useFocusOnLoad } from "../../parts/use-focus-on-load.ts";
import { dispatchable, interactive } from "../objects.ts";
import { fieldAttributes, useField } from "../use-field.ts";
import { useTyping } from "./use-typing.ts";

export const textInputElement = z.object({
  type: z.enum(["plain_text_input", "email_text_input", "url_text_input"]),
  ...interactive,
  ...dispatchable,
  multiline: z.boolean().default(false),
  min_length: z.number().optional(),
  max_length: z.number().optional(),
});

const kinds = { plain_text_input: "text", email_text_input: "email", url_text_input: "url" } as const;

export function TextInput({ of: element }: { of: z.infer<typeof textInputElement> }) {
  const field = useField(element);
  const typing = useTyping(element, field);
  const ref = useFocusOnLoad<HTMLInputElement & HTMLTextAreaElement>(element.focus_on_load);
  const shared = {
    ...fieldAttributes(field.slot, element.placeholder?.text),
    ...typing,
    ref,
    class: "text-field",
    placeholder: element.placeholder?.text ?? "",
    value: field.state.value ?? "",
    maxLength: element.max_length,
  };
  if (element.multiline) return <textarea {...shared} rows={4} />;
  return <input {...shared} type="text" inputMode={kinds[element.type]} autocomplete="off" />;
}
