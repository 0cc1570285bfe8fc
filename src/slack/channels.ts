import type { WebClient } from "@slack/web-api";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { Place } from "../policy/index.ts";
import { slackErrorOf } from "./delivery.ts";

const ConversationInfo = z.object({
  channel: z.object({
    id: z.string(),
    name: z.string().optional(),
    is_im: z.boolean().optional(),
    is_mpim: z.boolean().optional(),
    is_ext_shared: z.boolean().optional(),
    is_pending_ext_shared: z.boolean().optional(),
    is_member: z.boolean().optional(),
  }),
});

/** A conversation: what the policy makes of it, and its name where it has one. */
export interface Somewhere {
  readonly id: string;
  readonly name: string | undefined;
  readonly place: Place;
  /** Whether the app is in it; undefined where Slack did not say. */
  readonly joined: boolean | undefined;
}

/** Looks up where something is done. */
export interface Channels {
  /** What Slack does not say of a conversation is `unknown`, which the policy refuses. */
  readonly find: (id: string) => Promise<Somewhere>;
  /** Forgets what is known of a conversation, after Slack said that it changed. */
  readonly forget: (id: string) => void;
  /** The channels that this person is in, as far as the app sees them; empty when Slack cannot say. */
  readonly of: (
    person: string,
  ) => Promise<readonly { readonly id: string; readonly name: string | undefined }[]>;
}

const REMEMBERED_MS = 60_000;

/**
 * Channels by `conversations.info`. A direct message is the app's own only if Slack shows it to the app.
 * @see https://docs.slack.dev/reference/methods/conversations.info
 */
export function createChannels(client: WebClient): Channels {
  const known = new LRUCache<string, Somewhere>({ max: 10_000, ttl: REMEMBERED_MS });
  return {
    find: async (id) => {
      const remembered = known.get(id);
      if (remembered !== undefined) return remembered;
      const found = await lookUp(client, id);
      if (found.place.kind !== "channel" || found.place.sharedOutside !== "unknown") known.set(id, found);
      return found;
    },
    forget: (id) => void known.delete(id),
    of: (person) => channelsOf(client, person),
  };
}

async function lookUp(client: WebClient, id: string): Promise<Somewhere> {
  try {
    const { channel } = ConversationInfo.parse(await client.conversations.info({ channel: id }));
    return { id, name: channel.name, place: placeOf(channel), joined: channel.is_member };
  } catch (error) {
    const place: Place = id.startsWith("D")
      ? { kind: "other-direct" }
      : { kind: "channel", id, sharedOutside: "unknown" };
    // A private channel that the app is not in does not exist for it.
    const joined = slackErrorOf(error) === "channel_not_found" ? false : undefined;
    return { id, name: undefined, place, joined };
  }
}

function placeOf(channel: z.infer<typeof ConversationInfo>["channel"]): Place {
  if (channel.is_im === true) return { kind: "direct" };
  if (channel.is_mpim === true) return { kind: "other-direct" };
  const sharedOutside = channel.is_ext_shared === true || channel.is_pending_ext_shared === true;
  return { kind: "channel", id: channel.id, sharedOutside };
}

const Conversations = z.object({
  channels: z.array(z.object({ id: z.string(), name: z.string().optional() })),
});

async function channelsOf(
  client: WebClient,
  person: string,
): Promise<{ id: string; name: string | undefined }[]> {
  try {
    const answer = await client.users.conversations({
      user: person,
      types: "public_channel,private_channel",
      limit: 200,
      exclude_archived: true,
    });
    return Conversations.parse(answer).channels.map(({ id, name }) => ({ id, name }));
  } catch {
    return [];
  }
}
