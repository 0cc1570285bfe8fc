import { z } from "zod";

export const UserId = z.string().regex(/^[UW][A-Z0-9]+$/);
export const ChannelId = z.string().regex(/^[CDG][A-Z0-9]+$/);
/** Slack's message time stamp, `seconds.sequence`: the id of a message in its channel. */
export const Ts = z.string().regex(/^\d+\.\d{6}$/);

export const PlainText = z.looseObject({ type: z.literal("plain_text"), text: z.string() });
