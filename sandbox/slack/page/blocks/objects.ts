import { z } from "zod";

export const plainText = z.object({ type: z.literal("plain_text"), text: z.string() });
export const textObject = z.object({ type: z.enum(["plain_text", "mrkdwn"]), text: z.string() });
export const option = z.object({
  text: textObject,
  value: z.string().optional(),
  description: textObject.optional(),
  url: z.string().optional(),
});
export const optionGroup = z.object({ label: textObject, options: z.array(option) });
export const style = z.enum(["primary", "danger"]);
const confirmation = z.object({
  title: textObject.optional(),
  text: textObject,
  confirm: textObject.optional(),
  deny: textObject.optional(),
  style: style.optional(),
});
export const imageObject = z.object({
  type: z.literal("image"),
  alt_text: z.string().default(""),
  image_url: z.string().optional(),
  slack_file: z.object({ id: z.string().optional(), url: z.string().optional() }).optional(),
});

/** What every interactive element has in common. */
export const interactive = {
  action_id: z.string().default(""),
  confirm: confirmation.optional(),
  focus_on_load: z.boolean().optional(),
  placeholder: textObject.optional(),
};
/** When typing in an input is sent at once. */
export const dispatchable = {
  dispatch_action_config: z.object({ trigger_actions_on: z.array(z.string()).optional() }).optional(),
};

export type TextObject = z.infer<typeof textObject>;
export type Option = z.infer<typeof option>;
export type OptionGroup = z.infer<typeof optionGroup>;
export type Confirmation = z.infer<typeof confirmation>;
export type ImageObject = z.infer<typeof imageObject>;
