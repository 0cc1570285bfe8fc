import { z } from "zod";
import { APP, TEAM } from "../defaults.ts";
import type { Person, UserGroup } from "../protocol.ts";
import { grantedScopes, type Call, flag, type Method, Paged, page, read, SlackError } from "./call.ts";

/** https://docs.slack.dev/reference/objects/user-object; the e-mail address needs its own scope. */
function userObject(person: Person, withEmail: boolean): Record<string, unknown> {
  const email = withEmail && !person.isBot ? { email: `${person.name}@example.com` } : {};
  return {
    id: person.id,
    team_id: person.teamId,
    name: person.name,
    deleted: false,
    real_name: person.realName,
    tz: person.tz,
    tz_label: person.tz,
    tz_offset: zoneOffset(person.tz),
    profile: { ...profileOf(person), ...email },
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: person.isGuest,
    is_ultra_restricted: person.isGuest,
    is_bot: person.isBot,
    is_app_user: false,
    ...(person.isExternal ? { is_stranger: true } : {}),
    updated: 0,
  };
}

/** https://docs.slack.dev/reference/objects/user-object#profile, without pictures: nobody here has one. */
const profileOf = ({ realName, name, role, teamId }: Person): Record<string, unknown> => ({
  title: role,
  phone: "",
  skype: "",
  real_name: realName,
  real_name_normalized: realName,
  display_name: name,
  display_name_normalized: name,
  status_text: "",
  status_emoji: "",
  status_expiration: 0,
  team: teamId,
});

/** Seconds east of UTC, now. */
function zoneOffset(tz: string): number {
  const name = new Intl.DateTimeFormat("en", { timeZone: tz, timeZoneName: "longOffset" })
    .formatToParts()
    .find((part) => part.type === "timeZoneName")?.value;
  const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(name ?? "") ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60);
}

function usersInfo({ core, args }: Call): Record<string, unknown> {
  const { user } = read(z.looseObject({ user: z.string() }), args);
  const person = core.workspace.people.get(user);
  if (!person) throw new SlackError("user_not_found");
  return { user: userObject(person, grantedScopes(core).includes("users:read.email")) };
}

function usersList({ core, args }: Call): Record<string, unknown> {
  const withEmail = grantedScopes(core).includes("users:read.email");
  const { items, response_metadata } = page([...core.workspace.people.values()], read(Paged, args));
  return { members: items.map((person) => userObject(person, withEmail)), response_metadata };
}

const groupObject = (group: UserGroup, withUsers: boolean): Record<string, unknown> => ({
  id: group.id,
  team_id: TEAM.id,
  is_usergroup: true,
  name: group.name,
  handle: group.handle,
  description: "",
  is_external: false,
  date_delete: 0,
  user_count: group.users.length,
  ...(withUsers ? { users: group.users } : {}),
});

function groupsList({ core, args }: Call): Record<string, unknown> {
  const { include_users: withUsers } = read(z.looseObject({ include_users: flag }), args);
  return { usergroups: core.workspace.groups.map((group) => groupObject(group, withUsers === true)) };
}

function groupUsers({ core, args }: Call): Record<string, unknown> {
  const { usergroup } = read(z.looseObject({ usergroup: z.string() }), args);
  const group = core.workspace.groups.find((each) => each.id === usergroup);
  if (!group) throw new SlackError("no_such_subteam");
  return { users: group.users };
}

function authTest({ core }: Call): Record<string, unknown> {
  return {
    url: `${core.origin()}/`,
    team: TEAM.name,
    user: core.workspace.people.get(APP.botUserId)?.name,
    team_id: TEAM.id,
    user_id: APP.botUserId,
    bot_id: APP.botId,
    is_enterprise_install: false,
  };
}

function botsInfo({ core, args }: Call): Record<string, unknown> {
  const { bot } = read(z.looseObject({ bot: z.string().default(APP.botId) }), args);
  if (bot !== APP.botId) throw new SlackError("bot_not_found");
  const name = core.workspace.manifest.display_information.name;
  return {
    bot: {
      id: APP.botId,
      deleted: false,
      name,
      updated: 0,
      app_id: APP.id,
      user_id: APP.botUserId,
      icons: {},
    },
  };
}

function apiTest({ args }: Call): Record<string, unknown> {
  if (typeof args["error"] === "string") throw new SlackError(args["error"], [], { args });
  return { args };
}

/** https://docs.slack.dev/reference/methods: users.*, usergroups.*, auth.*, bots.*, api.* */
export const peopleMethods: Readonly<Record<string, Method>> = {
  "users.info": { scopes: ["users:read"], tier: 4, token: "bot", run: usersInfo },
  "users.list": { scopes: ["users:read"], tier: 2, token: "bot", run: usersList },
  "usergroups.list": { scopes: ["usergroups:read"], tier: 2, token: "bot", run: groupsList },
  "usergroups.users.list": { scopes: ["usergroups:read"], tier: 2, token: "bot", run: groupUsers },
  "auth.test": { scopes: [], tier: 4, token: "bot", run: authTest },
  "bots.info": { scopes: ["users:read"], tier: 3, token: "bot", run: botsInfo },
  "api.test": { scopes: [], tier: 4, token: "none", run: apiTest },
};
