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

/**
 * Sends a file to a person's direct message with the app.
 * @returns the file's address in Slack, where Slack says it
 * @see https://docs.slack.dev/messaging/working-with-files
 */
export async function uploadToPerson(
  client: WebClient,
  person: string,
  file: TextFile,
): Promise<string | undefined> {
  const { channel } = Opened.parse(await client.conversations.open({ users: person }));
  const answer = await client.filesUploadV2({
    channel_id: channel.id,
    filename: file.name,
    title: file.title,
    content: file.content,
  });
  return Uploaded.safeParse(answer).data?.files[0]?.files?.[0]?.permalink;
}
