import { z } from "zod";
import { ChannelKind, Message, StateValues } from "./protocol.ts";
import { createChannel, type StoredView, type Workspace } from "./workspace.ts";

const SavedHome = z.object({
  id: z.string(),
  person: z.string(),
  raw: z.record(z.string(), z.unknown()),
  hash: z.string(),
  state: StateValues,
});

/** What of a workspace outlives its process: what people would miss. Forms, triggers and traffic do not. */
export const SavedWorkspace = z.object({
  version: z.literal(1),
  /** How many ids were given out. */
  count: z.number().int(),
  channels: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: ChannelKind,
      topic: z.string(),
      members: z.array(z.string()),
      archived: z.boolean(),
      appPutOut: z.boolean(),
    }),
  ),
  messages: z.array(Message.extend({ state: StateValues })),
  homes: z.array(SavedHome),
  files: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      title: z.string(),
      mimetype: z.string(),
      length: z.number().int(),
      created: z.number().int().default(0),
      /** base64 */
      content: z.string(),
    }),
  ),
  reads: z.record(z.string(), z.string()),
});
export type SavedWorkspace = z.infer<typeof SavedWorkspace>;

/** A workspace as it stands, to be written down. */
export function save(workspace: Workspace): SavedWorkspace {
  return {
    version: 1,
    count: workspace.number(),
    channels: [...workspace.channels.values()].map((channel) => ({
      ...channel,
      members: [...channel.members],
    })),
    messages: workspace.messages.filter(({ ephemeral }) => !ephemeral),
    homes: [...workspace.homes.values()].map(({ id, person, raw, hash, state }) => ({
      id,
      person,
      raw,
      hash,
      state,
    })),
    files: [...workspace.files.values()].flatMap(({ content, shared, ...file }) =>
      shared && content !== null ? [{ ...file, content: content.toString("base64") }] : [],
    ),
    reads: Object.fromEntries(workspace.reads),
  };
}

/** Puts what was written down into a workspace that has just begun. */
export function restore(workspace: Workspace, saved: SavedWorkspace): void {
  for (const { members, archived, appPutOut, ...seed } of saved.channels) {
    const channel = createChannel(seed, new Set(members));
    workspace.channels.set(seed.id, Object.assign(channel, { archived, appPutOut }));
  }
  workspace.messages.push(...saved.messages);
  for (const home of saved.homes) workspace.homes.set(home.person, homeOf(home));
  for (const { content, ...file } of saved.files) {
    workspace.files.set(file.id, { ...file, content: Buffer.from(content, "base64"), shared: true });
  }
  for (const [key, ts] of Object.entries(saved.reads)) workspace.reads.set(key, ts);
}

const homeOf = (home: z.infer<typeof SavedHome>): StoredView => ({
  ...home,
  rootViewId: home.id,
  previousViewId: null,
  errors: {},
  problem: null,
});
