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
