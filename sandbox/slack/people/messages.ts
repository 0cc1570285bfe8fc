import { randomUUID } from "node:crypto";
import type { Core } from "../core.ts";
import { APP, TEAM } from "../defaults.ts";
import { sendEvent } from "../events.ts";
import { encodeTyped } from "../mentions.ts";
import { messagePayload } from "../payloads.ts";
import { findMessage, post, publishChannel } from "../posting.ts";
import type { MarkRead, Outcome, SendMessage } from "../protocol.ts";
import { notify } from "../record.ts";
import type { StoredChannel, StoredMessage } from "../workspace.ts";
import { ARCHIVED } from "./channels.ts";
import { done, refused } from "./outcome.ts";

async function tellApp(core: Core, channel: StoredChannel, message: StoredMessage): Promise<void> {
  const { workspace } = core;
  const mentioned = message.text.includes(`<@${APP.botUserId}>`);
  if (!channel.members.has(APP.botUserId)) {
    const name = workspace.people.get(APP.botUserId)?.name ?? "app";
    if (mentioned) {
      notify(workspace, message.user, channel.id, `You mentioned @${name}, but they’re not in this channel.`);
    }
    return;
  }
  const author = workspace.people.get(message.user);
  const event = {
    ...messagePayload(core, message),
    client_msg_id: randomUUID(),
    channel: channel.id,
    event_ts: message.ts,
    ...(author?.isExternal
      ? { user_team: author.teamId, source_team: author.teamId, user_profile: { team: author.teamId } }
      : { team: TEAM.id }),
  };
  const shared = channel.kind === "shared";
  if (channel.kind === "im") return sendEvent(core, "message.im", { ...event, channel_type: "im" });
  if (mentioned) await sendEvent(core, "app_mention", { ...event, type: "app_mention" }, shared);
  const [name, type] =
    channel.kind === "private" ? ["message.groups", "group"] : ["message.channels", "channel"];
  await sendEvent(core, name, { ...event, channel_type: type }, shared);
}

/** A person writes into a channel, a thread or the direct message with the app. */
export async function sendMessage(core: Core, request: SendMessage): Promise<Outcome> {
  const { workspace } = core;
  const channel = workspace.channels.get(request.channel);
  if (!channel?.members.has(request.person)) return refused("Join the channel first.");
  if (channel.archived) return refused(ARCHIVED);
  const home = workspace.manifest.features.app_home;
  if (
    channel.kind === "im" &&
    (home?.messages_tab_enabled === false || home?.messages_tab_read_only_enabled)
  ) {
    return refused("Sending messages to this app has been turned off.");
  }
  if (request.threadTs && !findMessage(workspace, channel.id, request.threadTs)) {
    return refused("This thread is gone.");
  }
  const message = post(workspace, {
    channel: channel.id,
    user: request.person,
    text: encodeTyped(workspace, request.text, "message"),
    threadTs: request.threadTs ?? null,
  });
  await tellApp(core, channel, message);
  return { ...done, ts: message.ts };
}

export function markRead({ workspace }: Core, { person, channel: id, ts, threadTs }: MarkRead): Outcome {
  const channel = workspace.channels.get(id);
  if (!channel) return refused("There is no such channel.");
  const key = threadTs === undefined ? `${person} ${id}` : `${person} ${id}/${threadTs}`;
  const before = workspace.reads.get(key) ?? "";
  if (before < ts) workspace.reads.set(key, ts);
  if (threadTs === undefined) publishChannel(workspace, channel);
  else if (before < ts) workspace.publish({ type: "thread_read", channel: id, threadTs, ts }, [person]);
  return done;
}
