import { ErrorCode, type WebClient } from "@slack/web-api";
import { z } from "zod";
import type { Message } from "../blocks/message.ts";

/** Where a message stands once it is posted. */
export interface Posted {
  readonly channel: string;
  readonly ts: string;
}

/** Where a message is to be read: a channel (or a person's id, for their direct message), perhaps in a thread. */
export interface Target {
  readonly channel: string;
  readonly thread?: string | undefined;
  /** Of a message in a thread: whether the channel shows it too. */
  readonly broadcast?: boolean | undefined;
}

/** How messages reach Slack. New kinds of blocks that Slack refuses are sent once more as plain ones. */
export interface Delivery {
  /** @see https://docs.slack.dev/reference/methods/chat.postMessage */
  readonly post: (to: Target, message: Message) => Promise<Posted>;
  /** @see https://docs.slack.dev/reference/methods/chat.postEphemeral */
  readonly whisper: (to: Target, person: string, message: Message) => Promise<void>;
  /** @see https://docs.slack.dev/reference/methods/chat.update */
  readonly update: (at: Posted, message: Message) => Promise<void>;
  /** @see https://docs.slack.dev/reference/methods/chat.delete */
  readonly remove: (at: Posted) => Promise<void>;
  /** @see https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
  readonly respond: (url: string, message: Message, how: ResponseHow) => Promise<void>;
}

/** What a `response_url` is told beside the message: replace the message it stands on, or whisper a new one. */
export interface ResponseHow {
  readonly replace: boolean;
  readonly thread?: string | undefined;
  /** Everyone in the channel reads it, not only the person. */
  readonly everyone?: boolean;
}

/** A `response_url` refused: too old, used too often, or a message that Slack does not take. */
class ResponseRefused extends Error {
  override readonly name = "ResponseRefused";
  readonly status: number;
  readonly reason: string;

  constructor(status: number, reason: string) {
    super(`Slack refused the response: ${status} ${reason}`);
    this.status = status;
    this.reason = reason;
  }
}

const PostedAnswer = z.object({ channel: z.string(), ts: z.string() });

export function createDelivery(client: WebClient, send: typeof fetch): Delivery {
  return {
    post: (to, message) =>
      withPlainBlocks(message, async (body) => {
        const sent = await client.chat.postMessage({
          channel: to.channel,
          ...inThread(to),
          ...body,
          unfurl_links: false,
        });
        return PostedAnswer.parse(sent);
      }),
    whisper: (to, user, message) =>
      withPlainBlocks(message, async (body) => {
        await client.chat.postEphemeral({ channel: to.channel, user, ...threadOf(to), ...body });
      }),
    update: (at, message) =>
      withPlainBlocks(message, async (body) => {
        await client.chat.update({ channel: at.channel, ts: at.ts, ...body });
      }),
    remove: async ({ channel, ts }) => {
      await client.chat.delete({ channel, ts });
    },
    respond: (url, message, how) => withPlainBlocks(message, (body) => respondTo(send, url, body, how)),
  };
}

type Body = Pick<Message, "text" | "blocks">;

function threadOf(to: Target): { thread_ts?: string } {
  return to.thread === undefined ? {} : { thread_ts: to.thread };
}

function inThread({ thread, broadcast = false }: Target) {
  return thread === undefined ? {} : { thread_ts: thread, reply_broadcast: broadcast };
}

async function respondTo(send: typeof fetch, url: string, body: Body, how: ResponseHow): Promise<void> {
  const thread = how.thread === undefined ? {} : { thread_ts: how.thread };
  const response = await send(url, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      response_type: how.everyone === true ? "in_channel" : "ephemeral",
      replace_original: how.replace,
      ...thread,
      ...body,
    }),
  });
  const said = await response.text();
  if (!response.ok) throw new ResponseRefused(response.status, reasonIn(said));
}

const Refusal = z.object({ error: z.string() });

function reasonIn(said: string): string {
  try {
    return Refusal.parse(JSON.parse(said)).error;
  } catch {
    return said.slice(0, 80);
  }
}

async function withPlainBlocks<Sent>(message: Message, send: (body: Body) => Promise<Sent>): Promise<Sent> {
  try {
    return await send({ text: message.text, blocks: message.blocks });
  } catch (error) {
    if (message.plain === undefined || !refusedBlocks(error)) throw error;
    return send({ text: message.text, blocks: message.plain });
  }
}

const PlatformError = z.object({ code: z.literal(ErrorCode.PlatformError), data: Refusal });

/** Slack's words for blocks that it does not take; plainer ones may do. */
const REFUSED_BLOCKS = /^(invalid_blocks|invalid_attachments|msg_blocks_too_long)/;

/** Whether Slack refused the blocks of a message, whichever way it was sent. */
function refusedBlocks(error: unknown): boolean {
  const reason = error instanceof ResponseRefused ? error.reason : slackErrorOf(error);
  return reason !== undefined && REFUSED_BLOCKS.test(reason);
}

const SlackFailure = z.object({ code: z.enum(ErrorCode) });

/** Whether it was Slack that failed or refused: a refusal, too many calls, a broken answer, or none. */
export function isSlackFailure(error: unknown): boolean {
  return error instanceof ResponseRefused || SlackFailure.safeParse(error).success;
}

/** The Web API's own word for what went wrong (`not_in_channel`), where there is one. */
export function slackErrorOf(error: unknown): string | undefined {
  const known = PlatformError.safeParse(error);
  return known.success ? known.data.data.error : undefined;
}

/** Slack's words for a channel that the app cannot post in: it is not there, or nobody may. */
const CLOSED = new Set([
  "not_in_channel",
  "channel_not_found",
  "is_archived",
  "restricted_action",
  "posting_to_channel_denied",
]);

/** Whether Slack let nothing be posted there. */
export function isClosed(error: unknown): boolean {
  return CLOSED.has(slackErrorOf(error) ?? "");
}
