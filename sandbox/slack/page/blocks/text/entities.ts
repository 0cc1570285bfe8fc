const entity = /&(amp|lt|gt);/g;
const character: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">" };

/**
 * Undoes the three escapes that Slack asks for in text, and no others.
 *
 * @see https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
export function unescapeText(text: string): string {
  return text.replace(entity, (whole, name: string) => character[name] ?? whole);
}

/** Escapes what a person typed the way Slack's own client does before it sends it. */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
