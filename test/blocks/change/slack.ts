import { validateMessage, validateView } from "../../../sandbox/slack/blocks/validate.ts";
import type { TextNode } from "../../../sandbox/slack/page/blocks/text/nodes.ts";
import { parseMrkdwn } from "../../../sandbox/slack/page/blocks/text/mrkdwn.ts";
import type { Message } from "../../../src/blocks/message.ts";
import { textsIn } from "../support/slack-limits.ts";

/** What Slack would refuse of a message in either form, and what in it is markup of someone else's. */
export function faultsOf(message: Message, mentioned: readonly string[]): string[] {
  const { text, blocks, plain = blocks } = message;
  return [
    ...[blocks, plain].flatMap((form) => issues(validateMessage(form))),
    ...(blocks.length === 0 ? ["no blocks"] : []),
    ...(text.trim() === "" || text.length > 4000 ? [`text of ${text.length}`] : []),
    ...(/[<>*`~\n]/.test(text) ? [`markup in the text: ${text}`] : []),
    ...[blocks, plain].flatMap((form) =>
      lettersIn(form) > 13_200 ? ["more text than a message holds"] : [],
    ),
    ...markupIn([...blocks, ...plain], mentioned),
  ];
}

/** The same of a form or a view. */
export function faultsOfView(view: unknown, mentioned: readonly string[]): string[] {
  return [...issues(validateView(view, "modal")), ...markupIn(view, mentioned)];
}

/** The people and user groups that a message would call. */
export function mentionsIn(shown: unknown): string[] {
  return nodesIn(shown).flatMap(({ kind, id = "" }) => (kind === "user" || kind === "usergroup" ? [id] : []));
}

function lettersIn(shown: unknown): number {
  return textsIn(shown).reduce((sum, text) => sum + text.length, 0);
}

function issues({ issues: found, error }: ReturnType<typeof validateView>): string[] {
  return [...found.map(({ path, rule }) => `${path} ${rule}`), ...(error === null ? [] : [error])];
}

const OURS = ["text", "bold", "date", "pre", "code", "channel", "user", "usergroup"];

function markupIn(shown: unknown, mentioned: readonly string[]): string[] {
  return [
    ...nodesIn(shown).flatMap(({ kind }) => (OURS.includes(kind) ? [] : [`${kind} in it`])),
    ...mentionsIn(shown).flatMap((id) => (mentioned.includes(id) ? [] : [`${id} is called`])),
  ];
}

interface Node {
  readonly kind: string;
  readonly id?: string;
}

function nodesIn(shown: unknown): Node[] {
  if (Array.isArray(shown)) return shown.flatMap(nodesIn);
  if (typeof shown !== "object" || shown === null) return [];
  const own =
    "type" in shown && shown.type === "mrkdwn" && "text" in shown && typeof shown.text === "string"
      ? flat(parseMrkdwn(shown.text))
      : [];
  return [...own, ...Object.values(shown).flatMap(nodesIn)];
}

function flat(nodes: readonly TextNode[]): Node[] {
  return nodes.flatMap((node) => [
    { kind: node.kind, ...("id" in node ? { id: node.id } : {}) },
    ...("children" in node ? flat(node.children) : []),
  ]);
}
