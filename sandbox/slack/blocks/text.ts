import { LIMITS } from "../limits.ts";
import { anything, bool, byType, list, number, object, oneOf, type Rule, string } from "./rules.ts";

/** https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
export const plain = (max: number): Rule =>
  object({ type: oneOf("plain_text"), text: string(max) }, { emoji: bool });

export const mrkdwn = (max: number): Rule =>
  object({ type: oneOf("mrkdwn"), text: string(max) }, { verbatim: bool });

export const anyText = (max: number): Rule =>
  byType("text object", { plain_text: plain(max), mrkdwn: mrkdwn(max) });

/** https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
export const confirm: Rule = object(
  { text: anyText(LIMITS.confirmText) },
  {
    title: plain(LIMITS.confirmTitle),
    confirm: plain(LIMITS.confirmButton),
    deny: plain(LIMITS.confirmButton),
    style: oneOf("primary", "danger"),
  },
);

const faces = { bold: bool, code: bool, italic: bool, strike: bool, underline: bool };
const style = object({}, faces);
/** https://docs.slack.dev/reference/block-kit/block-elements: user, usergroup and channel in rich text */
const mentionStyle = object({}, { ...faces, highlight: bool, client_highlight: bool, unlink: bool });
const mention = (id: string): Rule =>
  object({ type: anything, [id]: string(LIMITS.id) }, { style: mentionStyle });
const leaf = (fields: Record<string, Rule>, optional: Record<string, Rule> = {}): Rule =>
  object({ type: anything, ...fields }, { style, ...optional });
const long = string(LIMITS.blocksText);

const inline = byType("rich text element", {
  text: leaf({ text: long }),
  link: leaf({ url: string(LIMITS.url) }, { text: long, unsafe: bool }),
  emoji: leaf({ name: long }, { unicode: long, url: long, skin_tone: anything }),
  user: mention("user_id"),
  usergroup: mention("usergroup_id"),
  channel: mention("channel_id"),
  team: leaf({ team_id: string(LIMITS.id) }),
  broadcast: leaf({ range: oneOf("here", "channel", "everyone") }),
  color: leaf({ value: long }),
  date: leaf(
    { timestamp: number(0, Number.MAX_SAFE_INTEGER), format: long },
    { url: string(LIMITS.url), fallback: long },
  ),
});
const inlines = list(inline, 0, Number.MAX_SAFE_INTEGER);
const section = object({ type: anything, elements: inlines });
/** Pixels. */
const border = number(0, Number.MAX_SAFE_INTEGER);

/** https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
export const richText: Rule = object(
  {
    type: oneOf("rich_text"),
    elements: list(
      byType("rich text", {
        rich_text_section: section,
        rich_text_list: object(
          {
            type: anything,
            style: oneOf("bullet", "ordered"),
            elements: list(section, 0, Number.MAX_SAFE_INTEGER),
          },
          { indent: number(0, 8), border, offset: number(0, Number.MAX_SAFE_INTEGER) },
        ),
        rich_text_quote: object({ type: anything, elements: inlines }, { border }),
        rich_text_preformatted: object({ type: anything, elements: inlines }, { border, language: long }),
      }),
      0,
      Number.MAX_SAFE_INTEGER,
    ),
  },
  { block_id: string(LIMITS.id, 0) },
);
