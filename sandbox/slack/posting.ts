import { nameBlocks } from "./blocks/name.ts";
import { APP } from "./defaults.ts";
import type { Block, SharedFile, StateValues } from "./protocol.ts";
import { audienceOf, seesChannel, shownChannel, shownMessage } from "./visibility.ts";
import { humans, type StoredChannel, type StoredMessage, type Workspace } from "./workspace.ts";

/** A message to be put into a channel. */
export interface Draft {
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly blocks?: readonly Block[];
  readonly threadTs?: string | null;
  /** Makes it ephemeral. */
  readonly visibleTo?: string | null;
  readonly subtype?: string | null;
  readonly files?: readonly SharedFile[];
}

/** Tells everyone who can see a channel how it stands for them. */
export function publishChannel(workspace: Workspace, channel: StoredChannel): void {
  for (const person of humans(workspace)) {
    if (!seesChannel(workspace, person, channel)) continue;
    workspace.publish({ type: "channel", channel: shownChannel(workspace, person, channel) }, [person]);
  }
}

const publishMessage = (workspace: Workspace, message: StoredMessage): void =>
  workspace.publish({ type: "message", message: shownMessage(message) }, audienceOf(workspace, message));

function countReply(workspace: Workspace, reply: StoredMessage): void {
  const parent = findMessage(workspace, reply.channel, reply.threadTs);
  if (!parent || reply.ephemeral) return;
  parent.threadTs = parent.ts;
  parent.replyCount += 1;
  if (!parent.replyUsers.includes(reply.user)) parent.replyUsers.push(reply.user);
  publishMessage(workspace, parent);
}

/** What the workspace itself writes down: somebody came, went, or closed the channel. */
const isNote = ({ subtype }: Draft): boolean => subtype?.startsWith("channel_") === true;

/** Stores and shows a message. Who writes has read what came before. */
export function post(workspace: Workspace, draft: Draft): StoredMessage {
  const message: StoredMessage = {
    channel: draft.channel,
    ts: workspace.ts(),
    threadTs: draft.threadTs ?? null,
    user: draft.user,
    botId: draft.user === APP.botUserId && !isNote(draft) ? APP.botId : null,
    text: draft.text,
    blocks: nameBlocks(draft.blocks ?? [], workspace.id),
    ephemeral: typeof draft.visibleTo === "string",
    visibleTo: draft.visibleTo ?? null,
    editedAt: null,
    subtype: draft.subtype ?? null,
    files: [...(draft.files ?? [])],
    replyCount: 0,
    replyUsers: [],
    state: {},
  };
  workspace.messages.push(message);
  publishMessage(workspace, message);
  countReply(workspace, message);
  const channel = workspace.channels.get(draft.channel);
  if (workspace.people.has(draft.user)) workspace.reads.set(`${draft.user} ${draft.channel}`, message.ts);
  if (channel && !message.ephemeral) publishChannel(workspace, channel);
  return message;
}

export const findMessage = (
  workspace: Workspace,
  channel: string,
  ts: string | null,
): StoredMessage | undefined => workspace.messages.find((each) => each.channel === channel && each.ts === ts);

/** Changes a message in place. A field that is left out stays. */
export function edit(
  workspace: Workspace,
  message: StoredMessage,
  change: { readonly text?: string; readonly blocks?: readonly Block[]; readonly state?: StateValues },
): void {
  if (change.text !== undefined) message.text = change.text;
  if (change.blocks) message.blocks = nameBlocks(change.blocks, workspace.id);
  message.state = change.state ?? {};
  message.editedAt = workspace.ts();
  publishMessage(workspace, message);
}

export function remove(workspace: Workspace, message: StoredMessage): void {
  const audience = audienceOf(workspace, message);
  workspace.messages.splice(workspace.messages.indexOf(message), 1);
  workspace.publish({ type: "message_removed", channel: message.channel, ts: message.ts }, audience);
}
