import type { WebClient } from "@slack/web-api";
import { LRUCache } from "lru-cache";
import { z } from "zod";

const Groups = z.object({
  usergroups: z.array(
    z.object({ id: z.string(), name: z.string().default(""), date_delete: z.number().default(0) }),
  ),
});
const Members = z.object({ users: z.array(z.string()) });

/** A user group of the workspace. */
export interface UserGroup {
  readonly id: string;
  readonly name: string;
}

/** Looks up who is in a Slack user group. */
export interface UserGroups {
  /** Which of these groups hold the person, or `unknown` when Slack cannot say for one of them. */
  readonly holding: (person: string, groups: readonly string[]) => Promise<ReadonlySet<string> | "unknown">;
  /** The people in these groups, each once; of a group that Slack cannot say anything of, nobody. */
  readonly peopleIn: (groups: readonly string[]) => Promise<readonly string[]>;
  /** Every group that is not disabled, by name; none where Slack cannot say. */
  readonly all: () => Promise<readonly UserGroup[]>;
}

const REMEMBERED_MS = 60_000;

/**
 * Groups by `usergroups.list` and membership by `usergroups.users.list`, remembered for a minute: each method allows
 * about twenty calls a minute.
 * @see https://docs.slack.dev/reference/methods/usergroups.list
 * @see https://docs.slack.dev/reference/methods/usergroups.users.list
 */
export function createUserGroups(client: WebClient): UserGroups {
  const members = new LRUCache<string, ReadonlySet<string>>({
    max: 1_000,
    ttl: REMEMBERED_MS,
    fetchMethod: async (usergroup) =>
      new Set(Members.parse(await client.usergroups.users.list({ usergroup })).users),
  });
  const groups = new LRUCache<"all", readonly UserGroup[]>({
    max: 1,
    ttl: REMEMBERED_MS,
    fetchMethod: () => groupsOf(client),
  });
  return {
    all: async () => (await groups.fetch("all").catch(() => undefined)) ?? [],
    holding: async (person, groups) => {
      try {
        const lists = await Promise.all(
          groups.map(async (group) => ({ group, people: await members.fetch(group) })),
        );
        if (lists.some(({ people }) => people === undefined)) return "unknown";
        return new Set(lists.flatMap(({ group, people }) => (people?.has(person) === true ? [group] : [])));
      } catch {
        return "unknown";
      }
    },
    peopleIn: async (groups) => {
      const lists = await Promise.allSettled(groups.map((group) => members.fetch(group)));
      const people = lists.flatMap((list) => (list.status === "fulfilled" ? [...(list.value ?? [])] : []));
      return [...new Set(people)];
    },
  };
}

async function groupsOf(client: WebClient): Promise<readonly UserGroup[]> {
  const { usergroups } = Groups.parse(await client.usergroups.list());
  return usergroups
    .filter((group) => group.date_delete === 0)
    .map(({ id, name }) => ({ id, name: name || id }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}
