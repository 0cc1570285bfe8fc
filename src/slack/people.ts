import type { WebClient } from "@slack/web-api";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { Identity } from "./identity.ts";

const UserInfo = z.object({
  user: z.object({
    id: z.string(),
    team_id: z.string().optional(),
    deleted: z.boolean().optional(),
    is_restricted: z.boolean().optional(),
    is_ultra_restricted: z.boolean().optional(),
    is_stranger: z.boolean().optional(),
    tz: z.string().nullish(),
    real_name: z.string().optional(),
    profile: z.object({ real_name: z.string().optional() }).optional(),
    enterprise_user: z.object({ enterprise_id: z.string().optional() }).optional(),
  }),
});
type User = z.infer<typeof UserInfo>["user"];

/** What Slack says of a person; `unknown` where it could not say. */
export interface Somebody {
  readonly id: string;
  readonly standing: "member" | "guest" | "external" | "unknown";
  /** IANA name; UTC where Slack does not say. */
  readonly zone: string;
  /** What people call them; undefined where Slack does not say. */
  readonly name: string | undefined;
}

/** Looks people up and remembers them for a few minutes. */
export interface People {
  readonly find: (id: string) => Promise<Somebody>;
}

const REMEMBERED_MS = 5 * 60_000;

/**
 * People by `users.info`. A person whom Slack cannot describe is of unknown standing, which the policy refuses;
 * that answer is not remembered.
 * @see https://docs.slack.dev/reference/methods/users.info
 */
export function createPeople(client: WebClient, identity: () => Promise<Identity>): People {
  const known = new LRUCache<string, Somebody>({ max: 10_000, ttl: REMEMBERED_MS });
  return {
    find: async (id) => {
      const remembered = known.get(id);
      if (remembered !== undefined) return remembered;
      const found = await lookUp(client, identity, id);
      if (found.standing !== "unknown") known.set(id, found);
      return found;
    },
  };
}

async function lookUp(client: WebClient, identity: () => Promise<Identity>, id: string): Promise<Somebody> {
  try {
    const [answer, us] = await Promise.all([client.users.info({ user: id }), identity()]);
    const { user } = UserInfo.parse(answer);
    return { id, standing: standingOf(user, us), zone: user.tz || "UTC", name: nameOf(user) };
  } catch {
    return { id, standing: "unknown", zone: "UTC", name: undefined };
  }
}

function nameOf({ real_name, profile }: User): string | undefined {
  return profile?.real_name || real_name || undefined;
}

function standingOf(user: User, us: Identity): Somebody["standing"] {
  if (user.deleted === true) return "unknown";
  const ours =
    user.team_id === us.team ||
    (us.enterprise !== undefined && user.enterprise_user?.enterprise_id === us.enterprise);
  if (!ours || user.is_stranger === true) return "external";
  return user.is_restricted === true || user.is_ultra_restricted === true ? "guest" : "member";
}
