import type { Core } from "../core.ts";
import { APP, TEAM } from "../defaults.ts";
import { sendEvent } from "../events.ts";
import { post } from "../posting.ts";
import type { ArchiveChannel, ChangeMembership, Outcome } from "../protocol.ts";
import { seesChannel } from "../visibility.ts";
import type { StoredChannel } from "../workspace.ts";
import { done, refused } from "./outcome.ts";

/** Someone joins, leaves, is invited or removed; the app hears of it in channels it is in. */
export async function changeMembership(core: Core, request: ChangeMembership): Promise<Outcome> {
  const { workspace } = core;
  const { who, change } = request;
  const channel = workspace.channels.get(request.channel);
  if (!channel || channel.kind === "im") return refused("There is no such channel.");
  if (channel.archived) return refused(ARCHIVED);
  if (who !== request.person && isVisitor(core, request.person)) return refused(VISITOR);
  if (channel.members.has(who) === (change === "join")) return done;
  if (change === "join") channel.members.add(who);
  else channel.members.delete(who);
  if (who === APP.botUserId) channel.appPutOut = change === "leave";
  note(core, channel, who, change === "join" ? "has joined the channel" : "has left the channel");
  if (!seesChannel(workspace, who, channel)) {
    workspace.publish({ type: "channel_gone", channel: channel.id }, [who]);
  }
  await (change === "leave" && who === APP.botUserId
    ? tellLeft(core, channel, request.person)
    : tellMembers(core, channel, request));
  return done;
}

/**
 * Slack tells an app of others that come and go in its channels, and of its own coming; of its own going only by
 * another event: `tellLeft`. https://docs.slack.dev/reference/events/member_left_channel
 */
async function tellMembers(core: Core, channel: StoredChannel, request: ChangeMembership): Promise<void> {
  if (!channel.members.has(APP.botUserId)) return;
  const { workspace } = core;
  const name = request.change === "join" ? "member_joined_channel" : "member_left_channel";
  const invited = request.change === "join" && request.who !== request.person;
  const event = {
    type: name,
    user: request.who,
    channel: channel.id,
    channel_type: channel.id.slice(0, 1),
    team: workspace.people.get(request.who)?.teamId ?? TEAM.id,
    ...(invited ? { inviter: request.person } : {}),
    event_ts: workspace.ts(),
  };
  await sendEvent(core, name, event, channel.kind === "shared");
}

/**
 * An app that was removed gets `channel_left` (`group_left` of a private channel) and no `member_left_channel`:
 * https://docs.slack.dev/reference/events/channel_left, github.com/slackapi/bolt-js/issues/1847
 */
async function tellLeft(core: Core, channel: StoredChannel, actor: string): Promise<void> {
  const name = channel.kind === "private" ? "group_left" : "channel_left";
  const event = { type: name, channel: channel.id, actor_id: actor, event_ts: core.workspace.ts() };
  await sendEvent(core, name, event, channel.kind === "shared");
}

/**
 * A member closes a channel for everyone, or anyone who sees it opens it again. A private channel then has its
 * members back; of an open one only who opened it is in it, so the app has to be added once more:
 * https://slack.com/help/articles/213185307-Archive-or-delete-a-channel
 */
export async function archiveChannel(core: Core, request: ArchiveChannel): Promise<Outcome> {
  const { workspace } = core;
  const { person, archived } = request;
  const channel = workspace.channels.get(request.channel);
  if (!channel || channel.kind === "im") return refused("There is no such channel.");
  if (isVisitor(core, person)) return refused(VISITOR);
  if (archived && !channel.members.has(person)) return refused("Join the channel first.");
  if (channel.archived === archived) return done;
  const hadApp = channel.members.has(APP.botUserId);
  channel.archived = archived;
  if (!archived && channel.kind !== "private") {
    channel.members.clear();
    channel.members.add(person);
    channel.appPutOut = hadApp;
  }
  note(core, channel, person, archived ? "archived the channel" : "un-archived the channel");
  if (channel.kind !== "private" || hadApp) await tellArchived(core, channel, person);
  return done;
}

/** Of open channels Slack tells the whole workspace, of private ones their members: reference/events/channel_archive */
async function tellArchived(core: Core, channel: StoredChannel, person: string): Promise<void> {
  const isPrivate = channel.kind === "private";
  const name = `${isPrivate ? "group" : "channel"}_${channel.archived ? "archive" : "unarchive"}`;
  const actor = name === "group_unarchive" ? { actor_id: person } : { user: person };
  const event = { type: name, channel: channel.id, ...actor, event_ts: core.workspace.ts() };
  await sendEvent(core, name, event, channel.kind === "shared");
}

const SUBTYPES = {
  "has joined the channel": "channel_join",
  "has left the channel": "channel_leave",
  "archived the channel": "channel_archive",
  "un-archived the channel": "channel_unarchive",
} as const;

/** What Slack writes into the channel itself. */
function note({ workspace }: Core, channel: StoredChannel, who: string, what: keyof typeof SUBTYPES): void {
  post(workspace, { channel: channel.id, user: who, text: `<@${who}> ${what}`, subtype: SUBTYPES[what] });
}

/** Guests and people of another organisation change nothing but their own membership. */
function isVisitor({ workspace }: Core, person: string): boolean {
  const who = workspace.people.get(person);
  return who === undefined || who.isGuest || who.isExternal;
}

const VISITOR = "Only full members of this workspace can do that.";
export const ARCHIVED = "This channel has been archived.";
