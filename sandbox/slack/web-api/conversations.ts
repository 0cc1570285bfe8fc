import { z } from "zod";
import type { Core } from "../core.ts";
import { APP, OTHER_TEAM, TEAM } from "../defaults.ts";
import { changeMembership } from "../people/channels.ts";
import { directWith } from "../people/direct.ts";
import type { StoredChannel } from "../workspace.ts";
import {
  type Call,
  findChannel,
  flag,
  grantedScopes,
  hasApp,
  type Method,
  needOpen,
  needScope,
  Paged,
  page,
  read,
  readScope,
  SlackError,
} from "./call.ts";

/** https://docs.slack.dev/reference/objects/conversation-object */
function conversation(channel: StoredChannel): Record<string, unknown> {
  const shared = channel.kind === "shared";
  const isPrivate = channel.kind === "private";
  const common = {
    id: channel.id,
    created: 0,
    is_archived: channel.archived,
    is_im: channel.kind === "im",
    is_org_shared: false,
    context_team_id: TEAM.id,
  };
  if (channel.kind === "im") {
    const user = [...channel.members].find((member) => member !== APP.botUserId);
    return { ...common, user, is_user_deleted: false, is_open: true };
  }
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: true,
    is_group: false,
    is_mpim: false,
    is_private: isPrivate,
    is_general: false,
    is_member: channel.members.has(APP.botUserId),
    is_shared: shared,
    is_ext_shared: shared,
    is_pending_ext_shared: false,
    shared_team_ids: shared ? [TEAM.id, OTHER_TEAM] : [TEAM.id],
    topic: { value: channel.topic, creator: "", last_set: 0 },
    purpose: { value: channel.topic, creator: "", last_set: 0 },
    num_members: channel.members.size,
  };
}

/** A conversation the app has the scope to read; another's direct message is not found. */
function readable(core: Core, id: string): StoredChannel {
  const channel = findChannel(core, id);
  needScope(core, readScope(channel));
  return channel;
}

const One = z.looseObject({ channel: z.string() });

function info({ core, args }: Call): Record<string, unknown> {
  return { channel: conversation(readable(core, read(One, args).channel)) };
}

function members({ core, args }: Call): Record<string, unknown> {
  const channel = readable(core, read(One, args).channel);
  const { items, response_metadata } = page([...channel.members], read(Paged, args));
  return { members: items, response_metadata };
}

const Listing = Paged.extend({
  types: z.string().default("public_channel"),
  user: z.string().optional(),
  exclude_archived: flag,
});

const typeOf = ({ kind }: StoredChannel): string =>
  kind === "im" ? "im" : kind === "private" ? "private_channel" : "public_channel";

function listed({ core, args }: Call, mine: boolean): Record<string, unknown> {
  const asked = read(Listing, args);
  const types = asked.types.split(",").map((type) => type.trim());
  if (types.includes("public_channel")) needScope(core, "channels:read");
  if (types.includes("private_channel")) needScope(core, "groups:read");
  if (types.includes("im")) needScope(core, "im:read");
  const user = asked.user ?? APP.botUserId;
  const found = [...core.workspace.channels.values()].filter(
    (channel) =>
      types.includes(typeOf(channel)) &&
      (!mine || channel.members.has(user)) &&
      !(asked.exclude_archived === true && channel.archived) &&
      (typeOf(channel) === "public_channel" || hasApp(channel)),
  );
  const { items, response_metadata } = page(found, asked);
  return { channels: items.map(conversation), response_metadata };
}

function open({ core, args }: Call): Record<string, unknown> {
  const asked = read(z.looseObject({ users: z.string().optional(), channel: z.string().optional() }), args);
  if (asked.channel !== undefined) return { channel: { id: findChannel(core, asked.channel).id } };
  const ids = (asked.users ?? "").split(",").filter((id) => id !== "");
  const [id] = ids;
  if (id === undefined) throw new SlackError("users_list_not_supplied");
  if (ids.length > 1)
    throw new SlackError("missing_scope", [], {
      needed: "mpim:write",
      provided: grantedScopes(core).join(","),
    });
  const person = core.workspace.people.get(id);
  if (!person) throw new SlackError("user_not_found");
  if (person.isBot || person.isExternal) throw new SlackError("cannot_dm_bot");
  return { channel: { id: directWith(core.workspace, id).id } };
}

function join({ core, args }: Call): Record<string, unknown> {
  const channel = findChannel(core, read(One, args).channel);
  if (channel.kind === "im") throw new SlackError("method_not_supported_for_channel_type");
  needOpen(channel);
  const who = APP.botUserId;
  void changeMembership(core, { person: who, channel: channel.id, who, change: "join" });
  return { channel: conversation(channel) };
}

const scopes = ["channels:read", "groups:read", "im:read", "mpim:read"];

/** https://docs.slack.dev/reference/methods: conversations.* and users.conversations */
export const conversationMethods: Readonly<Record<string, Method>> = {
  "conversations.info": { scopes, tier: 3, token: "bot", run: info },
  "conversations.members": { scopes, tier: 4, token: "bot", run: members },
  "conversations.list": { scopes, tier: 2, token: "bot", run: (call) => listed(call, false) },
  "users.conversations": { scopes, tier: 3, token: "bot", run: (call) => listed(call, true) },
  "conversations.open": { scopes: ["im:write", "mpim:write"], tier: 3, token: "bot", run: open },
  "conversations.join": { scopes: ["channels:join"], tier: 3, token: "bot", run: join },
};
