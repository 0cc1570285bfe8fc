const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/**
 * Marks that Slack's mrkdwn has no escape for, and a character that looks the same and means nothing. An invisible
 * character in between would not be reliable, and would be copied along with an id.
 */
const LOOKALIKES: Readonly<Record<string, string>> = { "*": "∗", _: "ˍ", "~": "∼", "`": "ˋ" };

const CONTROLS = /[\p{Cc}\u2028\u2029\s]+/gu;
/** They turn the direction of whatever follows, our own words included. */
const DIRECTIONS = /[\u202A-\u202E\u2066-\u2069\u200E\u200F]/gu;
const MARKS = /[*~`]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;
const EMOJI = /:(?=[\p{L}\p{N}_+'-]+:)/gu;
/** Not the minutes of a clock, which open none. */
const OPEN_EMOJI = /:(?!\d+$)(?=[\p{L}\p{N}_+'-]+$)/u;
const QUOTE = /^>/;

/** What nearly all ids and names are made of: nothing in it can need a change. */
const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/;

/** The same without any character that means something in mrkdwn, or could. */
const UNMARKED = /^[!-%'-)+-9;=?-^a-}](?:[ -%'-)+-9;=?-^a-}]*[!-%'-)+-9;=?-^a-}])?$/;

/** Whether text is shown as it is: {@link escapeMrkdwn} would change nothing. Asked first, since it nearly always is. */
export function isUnmarked(text: string): boolean {
  return UNMARKED.test(text) && !text.includes("  ");
}

/** Outside text on one line, without characters that cannot be seen. */
export function flat(text: string): string {
  if (PLAIN.test(text) && !text.includes("  ")) return text;
  return text.toWellFormed().replaceAll(DIRECTIONS, "").replaceAll(CONTROLS, " ").trim();
}

/**
 * Outside text for mrkdwn: it cannot ping, link, quote, format or become an emoji. An underscore inside a word stays
 * (`TORONTO_SOUTH`), since it formats nothing there. Bare addresses are kept from becoming links by `verbatim`.
 * @see https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
export function escapeMrkdwn(text: string): string {
  if (isUnmarked(text)) return text;
  return flat(text)
    .replaceAll(MARKS, (mark) => LOOKALIKES[mark] ?? mark)
    .replaceAll(EMOJI, "∶")
    .replace(QUOTE, "＞")
    .replaceAll(/[&<>]/g, (character) => ENTITIES[character] ?? character);
}

/** Escaped text as it may stand before a colon of ours, which would close an emoji that its end opens (`:x` and `:`). */
export function beforeColon(text: string): string {
  return text.replace(OPEN_EMOJI, "∶");
}

/** Outside text for the inside of a code block, where only its end and Slack's own marks mean something. */
export function escapeCode(text: string): string {
  return text.replaceAll("`", "ˋ").replaceAll(/[&<>]/g, (character) => ENTITIES[character] ?? character);
}
