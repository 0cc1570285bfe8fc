import { z } from "zod";
import { checkContent, isRefusal } from "../answers.ts";
import type { Core } from "../core.ts";
import { APP } from "../defaults.ts";
import { findMessage, post } from "../posting.ts";
import { fileObject } from "../file-object.ts";
import { mimetypeOf } from "../mime.ts";
import type { SharedFile } from "../protocol.ts";
import type { StoredFile } from "../workspace.ts";
import {
  type Call,
  findChannel,
  json,
  type Method,
  needMembership,
  needOpen,
  read,
  refuse,
  SlackError,
} from "./call.ts";

const Asked = z.looseObject({ filename: z.string().min(1), length: z.coerce.number().int().positive() });

function getUploadUrl({ core, args }: Call): Record<string, unknown> {
  const { filename, length } = read(Asked, args);
  const id = core.workspace.id("F");
  core.workspace.files.set(id, {
    id,
    name: filename,
    title: filename,
    mimetype: mimetypeOf(filename),
    length,
    created: Math.floor(core.workspace.now() / 1000),
    content: null,
    shared: false,
  });
  return { upload_url: `${core.origin()}/upload/${id}`, file_id: id };
}

const Completed = z.looseObject({
  files: json(z.array(z.looseObject({ id: z.string(), title: z.string().optional() })).min(1)),
  channel_id: z.string().optional(),
  thread_ts: z.string().optional(),
  initial_comment: z.string().optional(),
});

/** A file as the page opens it; Slack's own private URLs need a token, the page has none. */
const sharedFile = (file: StoredFile): SharedFile => ({
  id: file.id,
  name: file.name,
  title: file.title,
  mimetype: file.mimetype,
  size: file.length,
  url: `/files/${file.id}/${encodeURIComponent(file.name)}`,
});

function uploaded(core: Core, id: string, title: string | undefined): StoredFile {
  const file = core.workspace.files.get(id);
  if (!file?.content) throw new SlackError("file_not_found");
  if (title !== undefined) file.title = title;
  return file;
}

function complete({ core, args }: Call): Record<string, unknown> {
  const asked = read(Completed, args);
  const files = asked.files.map(({ id, title }) => uploaded(core, id, title));
  if (asked.channel_id !== undefined) share(core, asked, asked.channel_id, files);
  for (const file of files) file.shared = true;
  return { files: files.map((file) => fileObject(core, file)) };
}

function share(core: Core, asked: z.infer<typeof Completed>, channelId: string, files: StoredFile[]): void {
  const channel = findChannel(core, channelId);
  // The method's own word for a channel that takes no files: reference/methods/files.completeUploadExternal
  needOpen(channel, "posting_to_channel_denied");
  needMembership(channel);
  const parent =
    asked.thread_ts === undefined ? null : findMessage(core.workspace, channel.id, asked.thread_ts);
  if (parent === undefined || parent?.ephemeral) throw new SlackError("thread_not_found");
  const comment = asked.initial_comment ?? "";
  const checked = comment === "" ? { text: "", blocks: [] } : checkContent({ text: comment });
  if (isRefusal(checked)) throw refuse(checked.error, checked.issues);
  post(core.workspace, {
    ...checked,
    channel: channel.id,
    user: APP.botUserId,
    threadTs: asked.thread_ts ?? null,
    files: files.map(sharedFile),
  });
}

/** https://docs.slack.dev/reference/methods: files.*; the way to upload since files.upload is gone. */
export const fileMethods: Readonly<Record<string, Method>> = {
  "files.getUploadURLExternal": { scopes: ["files:write"], tier: 4, token: "bot", run: getUploadUrl },
  "files.completeUploadExternal": { scopes: ["files:write"], tier: 4, token: "bot", run: complete },
};
