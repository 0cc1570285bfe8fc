const ESCAPED = /<([@#!][^<>]*|[a-z][a-z0-9+.-]*:[^<>]*)>|&(amp|lt|gt);/gi;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">" };

/**
 * Gives back what the person typed from what Slack made of it: links and mail addresses lose their brackets,
 * channels become `#name`, user groups `@handle`, and entities their character. A person stays `<@U…>`, because
 * only the id is certain.
 * @see https://docs.slack.dev/messaging/formatting-message-text
 */
export function unescapeSlack(text: string): string {
  return text.replace(ESCAPED, (whole, inside: string | undefined, entity: string | undefined) => {
    if (entity !== undefined) return ENTITIES[entity] ?? whole;
    return inside === undefined ? whole : insideOut(inside);
  });
}

function insideOut(inside: string): string {
  const bar = inside.indexOf("|");
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? undefined : unescapeEntities(inside.slice(bar + 1));
  if (target.startsWith("@")) return `<${target}>`;
  if (target.startsWith("#")) return `#${label || target.slice(1)}`;
  if (target.startsWith("!subteam^") || target.startsWith("!date^")) return label ?? target;
  if (target.startsWith("!")) return `@${target.slice(1)}`;
  return label || unescapeEntities(target);
}

function unescapeEntities(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (whole, entity: string) => ENTITIES[entity] ?? whole);
}
