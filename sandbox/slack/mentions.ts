import type { Workspace } from "./workspace.ts";

const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** `message`: as stored and sent in events, ids alone. `command`: as `should_escape` sends them, with labels. */
type Style = "message" | "command";

/** A word, an address or a link, whichever comes first; e-mail before `@name`. */
const TOKEN =
  /(https?:\/\/[^\s<>|]+)|([\w.+-]+@[\w-]+\.[\w.-]*\w)|(?<![\w@#])@([\p{L}\d._-]*[\p{L}\d])|(?<![\w@#])#([\p{L}\d_-]+)/gu;

function mention(workspace: Workspace, name: string, style: Style): string | null {
  const handle = name.toLowerCase();
  if (["here", "channel", "everyone"].includes(handle)) return `<!${handle}>`;
  const person = [...workspace.people.values()].find((each) => each.name === handle || each.id === name);
  if (person) return style === "command" ? `<@${person.id}|${person.name}>` : `<@${person.id}>`;
  const group = workspace.groups.find((each) => each.handle === handle);
  return group ? `<!subteam^${group.id}|@${group.handle}>` : null;
}

/**
 * What a person typed, as Slack writes it: mentions, channels, links and the three escapes.
 * https://docs.slack.dev/interactivity/implementing-slash-commands and messaging/formatting-message-text
 */
export function encodeTyped(workspace: Workspace, typed: string, style: Style): string {
  return escapeHtml(typed).replace(
    TOKEN,
    (whole: string, link?: string, mail?: string, name?: string, channel?: string) => {
      if (link) return `<${link}>`;
      if (mail) return `<mailto:${mail}|${mail}>`;
      if (name) return mention(workspace, name, style) ?? whole;
      const found = [...workspace.channels.values()].find(
        (each) => each.kind !== "im" && each.name === channel?.toLowerCase(),
      );
      return found ? `<#${found.id}|${found.name}>` : whole;
    },
  );
}
