import type { Core } from "./core.ts";
import { APP, TEAM } from "./defaults.ts";
import { fileObject } from "./file-object.ts";
import type { StoredChannel, StoredMessage, Workspace } from "./workspace.ts";

/** Slack still sends this legacy token; nothing may rest on it. */
export const VERIFICATION_TOKEN = "legacy-verification-token";

/** What Slack calls a channel in commands and interactions. */
export function channelName({ kind, name }: StoredChannel): string {
  if (kind === "im") return "directmessage";
  return kind === "private" ? "privategroup" : name;
}

function userPayload(workspace: Workspace, id: string): Record<string, unknown> {
  const person = workspace.people.get(id);
  return { id, username: person?.name ?? id, name: person?.name ?? id, team_id: person?.teamId ?? TEAM.id };
}

/** What every interaction carries: https://docs.slack.dev/reference/interaction-payloads */
export function interaction(
  workspace: Workspace,
  type: string,
  person: string,
  rest: Record<string, unknown>,
): Record<string, unknown> {
  return {
    type,
    user: userPayload(workspace, person),
    api_app_id: APP.id,
    token: VERIFICATION_TOKEN,
    team: { id: TEAM.id, domain: TEAM.domain },
    enterprise: null,
    is_enterprise_install: false,
    ...rest,
  };
}

/** Of typed text the composer makes a block; what an app sent without blocks has none. */
function blocksOf({ blocks, botId, text }: StoredMessage): Record<string, unknown> {
  if (blocks.length > 0) return { blocks };
  return botId === null ? { blocks: [richText(text)] } : {};
}

/** A message as Slack writes it in answers, events and interactions. */
export function messagePayload(
  core: Pick<Core, "workspace" | "origin">,
  message: StoredMessage,
): Record<string, unknown> {
  const { workspace } = core;
  const files = message.files.flatMap(({ id }) => workspace.files.get(id) ?? []);
  return {
    type: "message",
    ...(message.subtype === null ? {} : { subtype: message.subtype }),
    user: message.user,
    ...(message.botId === null ? {} : { bot_id: message.botId, app_id: APP.id }),
    text: message.text,
    ts: message.ts,
    team: workspace.people.get(message.user)?.teamId ?? TEAM.id,
    ...blocksOf(message),
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    ...(message.editedAt === null ? {} : { edited: { user: message.user, ts: message.editedAt } }),
    ...(files.length === 0 ? {} : { files: files.map((file) => fileObject(core, file)) }),
    ...(message.replyCount === 0 ? {} : { reply_count: message.replyCount, reply_users: message.replyUsers }),
  };
}

const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** What the composer makes of typed text; apps are promised `text`, and given this beside it. */
function richText(text: string): Record<string, unknown> {
  const parts = text.split(/(<[^<>]+>)/).filter((part) => part !== "");
  const elements = parts.map((part) => {
    const [, sigil, id] = /^<([@#])([A-Z0-9]+)/.exec(part) ?? [];
    if (sigil === "@") return { type: "user", user_id: id };
    if (sigil === "#") return { type: "channel", channel_id: id };
    const link = /^<([a-z]+:[^|>]+)/.exec(part)?.[1];
    return link ? { type: "link", url: link } : { type: "text", text: unescaped(part) };
  });
  return {
    type: "rich_text",
    block_id: "typed",
    elements: [{ type: "rich_text_section", elements }],
  };
}
