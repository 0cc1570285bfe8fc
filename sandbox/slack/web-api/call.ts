import { z } from "zod";
import type { Core } from "../core.ts";
import { APP } from "../defaults.ts";
import type { StoredChannel } from "../workspace.ts";

/** A refusal by the Web API. `error` is Slack's code; `extra` goes into the answer beside it. */
export class SlackError extends Error {
  readonly error: string;
  readonly extra: Record<string, unknown>;
  /** The rules that were broken, for the violations list. */
  readonly issues: readonly { readonly path: string; readonly rule: string }[];

  constructor(
    error: string,
    issues: readonly { readonly path: string; readonly rule: string }[] = [],
    extra: Record<string, unknown> = {},
  ) {
    super(error);
    this.error = error;
    this.issues = issues;
    this.extra = extra;
  }
}

/** A refusal that the app could not foresee, since a person caused it: it is no violation. */
export class NobodysFault extends SlackError {}

/** Refused arguments, each with its place, as Slack writes them. */
export function refuse(
  error: string,
  issues: readonly { readonly path: string; readonly rule: string }[],
): SlackError {
  const errors = issues.map(({ path, rule }) => `${rule} [json-pointer:${path}]`);
  const messages = errors.map((each) => `[ERROR] ${each}`);
  return new SlackError(error, issues, issues.length > 0 ? { errors, response_metadata: { messages } } : {});
}

export interface Call {
  readonly core: Core;
  readonly args: Record<string, unknown>;
  /** The record of the request. */
  readonly trafficId: number;
}

/** One Web API method. */
export interface Method {
  /** Any one of these is enough; none: no scope needed. */
  readonly scopes: readonly string[];
  /** Requests a minute: https://docs.slack.dev/apis/web-api/rate-limits. `channel`: one a second per channel. */
  readonly tier: 1 | 2 | 3 | 4 | "channel";
  readonly token: "bot" | "app" | "none";
  run(call: Call): Record<string, unknown>;
}

/** Reads arguments that came as form strings or as JSON. */
export function read<T>(schema: z.ZodType<T>, args: Record<string, unknown>): T {
  const parsed = schema.safeParse(args);
  if (parsed.success) return parsed.data;
  throw refuse(
    "invalid_arguments",
    parsed.error.issues.map((issue) => ({
      path: `/${issue.path.join("/")}`,
      rule: args[String(issue.path[0])] === undefined ? "missing required field" : issue.message,
    })),
  );
}

/** A structure that comes as JSON text in form bodies. */
export const json = <T>(schema: z.ZodType<T>) =>
  z.preprocess((value) => {
    if (typeof value !== "string") return value;
    try {
      const parsed: unknown = JSON.parse(value);
      return parsed;
    } catch {
      return value;
    }
  }, schema);

export const flag = z.union([z.boolean(), z.stringbool()]).optional();
export const Paged = z.object({
  limit: z.coerce.number().int().min(0).max(1000).optional(),
  cursor: z.string().optional(),
});

/** One page, with the cursor of the next. */
export function page<T>(
  items: readonly T[],
  { limit, cursor }: z.infer<typeof Paged>,
): { readonly items: T[]; readonly response_metadata: { readonly next_cursor: string } } {
  const start = cursor ? Number(Buffer.from(cursor, "base64").toString()) : 0;
  if (!Number.isInteger(start)) throw new SlackError("invalid_cursor");
  const end = start + (limit || 100);
  const next = end < items.length ? Buffer.from(String(end)).toString("base64") : "";
  return { items: items.slice(start, end), response_metadata: { next_cursor: next } };
}

/** The scope that reads a kind of conversation; shared channels count as public. */
export const readScope = ({ kind }: StoredChannel): string =>
  kind === "im" ? "im:read" : kind === "private" ? "groups:read" : "channels:read";

export const grantedScopes = ({ workspace }: Core): readonly string[] =>
  workspace.manifest.oauth_config.scopes.bot;

/** @throws SlackError missing_scope, with what is needed and what the manifest provides */
export function needScope(core: Core, ...scopes: readonly string[]): void {
  const provided = grantedScopes(core);
  if (scopes.length === 0 || scopes.some((scope) => provided.includes(scope))) return;
  const needed = scopes.join(",");
  throw new SlackError("missing_scope", [{ path: "", rule: `needs the scope ${needed}` }], {
    needed,
    provided: provided.join(","),
  });
}

/** A conversation the app can know of. @throws SlackError channel_not_found */
export function findChannel({ workspace }: Core, id: string): StoredChannel {
  const channel = workspace.channels.get(id);
  if (!channel) throw new SlackError("channel_not_found");
  if (channel.kind === "private" && !hasApp(channel)) throw outside(channel, "channel_not_found");
  return channel;
}

export const hasApp = ({ members }: StoredChannel): boolean => members.has(APP.botUserId);

/** What is said to an app that is not in a channel; it is not to blame when a person put it out. */
const outside = ({ appPutOut }: StoredChannel, error: string): SlackError =>
  appPutOut ? new NobodysFault(error) : new SlackError(error);

/** @throws SlackError not_in_channel */
export function needMembership(channel: StoredChannel): void {
  if (!hasApp(channel)) throw outside(channel, "not_in_channel");
}

/** Nothing new comes into an archived channel. @throws SlackError is_archived, or the method's own word for it */
export function needOpen(channel: StoredChannel, error = "is_archived"): void {
  if (channel.archived) throw new NobodysFault(error);
}
