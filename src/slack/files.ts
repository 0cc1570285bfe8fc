import type { WebClient } from "@slack/web-api";
import { z } from "zod";

const Opened = z.object({ channel: z.object({ id: z.string() }) });
const Uploaded = z.object({
  files: z.array(z.object({ files: z.array(z.object({ permalink: z.url().optional() })).optional() })),
});

/** A text file to be sent. */
export interface TextFile {
  readonly name: string;
  readonly title: string;
  readonly content: string;
}

/** Where a file goes, with the line of mrkdwn that stands above it. */
export interface FileTarget {
  readonly channel: string;
  readonly thread?: string | undefined;
  readonly comment?: string;
}

/**
 * Sends a file to a person's direct message with the app.
 * @returns the file's address in Slack, where Slack says it
 */
export async function uploadToPerson(
  client: WebClient,
  person: string,
  file: TextFile,
): Promise<string | undefined> {
  const { channel } = Opened.parse(await client.conversations.open({ users: person }));
  return upload(client, { channel: channel.id }, file);
}

/**
 * Sends a file to a channel, for everyone there.
 * @returns the file's address in Slack, where Slack says it
 * @see https://docs.slack.dev/messaging/working-with-files
 */
export async function upload(
  client: WebClient,
  { channel, thread, comment }: FileTarget,
  { name, title, content }: TextFile,
): Promise<string | undefined> {
  const file = {
    filename: name,
    title,
    content,
    ...(comment === undefined ? {} : { initial_comment: comment }),
  };
  const answer = await (thread === undefined
    ? client.filesUploadV2({ channel_id: channel, ...file })
    : client.filesUploadV2({ channel_id: channel, thread_ts: thread, ...file }));
  return Uploaded.safeParse(answer).data?.files[0]?.files?.[0]?.permalink;
}
