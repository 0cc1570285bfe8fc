import { isRecord } from "./blocks/rules.ts";
import { validateMessage } from "./blocks/validate.ts";
import { APP } from "./defaults.ts";
import { LIMITS } from "./limits.ts";
import { edit, findMessage, post, remove } from "./posting.ts";
import { Block } from "./protocol.ts";
import { recordViolation } from "./record.ts";
import type { ResponseTarget } from "./tickets.ts";
import type { Workspace } from "./workspace.ts";

/** Content of a message that was checked. */
export interface Content {
  readonly text: string;
  readonly blocks: Block[];
}

/** Slack's refusal of a message. */
export interface Refusal {
  readonly error: string;
  readonly issues: readonly { readonly path: string; readonly rule: string }[];
}

/** Blocks come as an array, or as a string of JSON in a form field. */
function parseBlocks(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    const parsed: unknown = JSON.parse(value);
    return parsed;
  } catch {
    return null;
  }
}

/** Checks text and blocks of a message that is about to be shown. */
export function checkContent(
  body: Record<string, unknown>,
  maxText: number = LIMITS.postText,
): Content | Refusal {
  const text = typeof body["text"] === "string" ? body["text"] : "";
  const raw = body["blocks"];
  const blocks = raw === undefined || raw === null || raw === "" ? [] : parseBlocks(raw);
  if (!Array.isArray(blocks)) return { error: "invalid_blocks_format", issues: [] };
  if (text === "" && blocks.length === 0) return { error: "no_text", issues: [] };
  if (text.length > maxText) {
    const rule = `must be less than ${maxText + 1} characters (has ${text.length})`;
    return { error: "msg_too_long", issues: [{ path: "/text", rule }] };
  }
  const { issues, error } = validateMessage(blocks);
  if (issues.length > 0) return { error: error ?? "invalid_blocks", issues };
  return { text, blocks: blocks.map((block) => Block.parse(block)) };
}

export const isRefusal = (value: Content | Refusal): value is Refusal => "error" in value;

/** Notes every rule a message broke. */
function noteRefusal(workspace: Workspace, method: string, refusal: Refusal, trafficId: number): void {
  const issues = refusal.issues.length > 0 ? refusal.issues : [{ path: "", rule: refusal.error }];
  for (const { path, rule } of issues) {
    recordViolation(workspace, { method, error: refusal.error, rule, path, trafficId });
  }
}

function replaceOriginal(
  workspace: Workspace,
  target: ResponseTarget,
  body: Record<string, unknown>,
  trafficId: number,
): string | null {
  const message = findMessage(workspace, target.channel, target.message);
  if (!message) return null;
  if (body["delete_original"] === true) {
    remove(workspace, message);
    return null;
  }
  const content = checkContent(body);
  if (isRefusal(content)) {
    noteRefusal(workspace, "response_url", content, trafficId);
    return content.error;
  }
  edit(workspace, message, content);
  return null;
}

const asksForOriginal = (body: Record<string, unknown>): boolean =>
  body["delete_original"] === true || body["replace_original"] === true;

/**
 * Does what an answer asks for: replace or delete the message a button stands on, else a new message, ephemeral
 * unless `in_channel`. A command has no original, so there `replace_original` adds a message and `delete_original`
 * does nothing. https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 * @returns Slack's error code, or null
 */
export function takeAnswer(
  workspace: Workspace,
  target: ResponseTarget,
  body: unknown,
  trafficId: number,
): string | null {
  const answer = typeof body === "string" ? { text: body } : body;
  if (!isRecord(answer)) return "invalid_payload";
  if (target.message !== null && asksForOriginal(answer))
    return replaceOriginal(workspace, target, answer, trafficId);
  if (answer["delete_original"] === true) return null;
  const content = checkContent(answer);
  if (isRefusal(content)) {
    noteRefusal(workspace, "response_url", content, trafficId);
    return content.error;
  }
  const threadTs = typeof answer["thread_ts"] === "string" ? answer["thread_ts"] : null;
  post(workspace, {
    ...content,
    channel: target.channel,
    user: APP.botUserId,
    threadTs,
    visibleTo: answer["response_type"] === "in_channel" ? null : target.person,
  });
  return null;
}
