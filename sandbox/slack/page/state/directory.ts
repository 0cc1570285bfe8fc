import type { Directory } from "../blocks/host.ts";
import type { State } from "./state.ts";

/** The people, channels and groups of a window, as blocks look them up. */
export function directoryOf({ people, channels, userGroups }: State): Directory {
  const named = people.map(({ id, realName }) => ({ id, name: realName }));
  const users = new Map(named.map((one) => [one.id, one]));
  const places = new Map(channels.map((one) => [one.id, one]));
  const groups = new Map(userGroups.map(({ id, handle }) => [id, { id, name: handle }]));
  return {
    user: (id) => users.get(id),
    channel: (id) => places.get(id),
    group: (id) => groups.get(id),
    users: () => named,
    channels: () => channels.filter(({ kind }) => kind !== "im"),
  };
}
