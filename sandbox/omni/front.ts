import type { Bell } from "./bell.ts";
import { type Answer, htmlError, serviceError } from "./answer.ts";
import { findEndpoint, type Match } from "./endpoints.ts";
import type { Faults } from "./faults.ts";
import { checkKey, checkQuery, invalidKey, notPublished, quotaUsedUp, rateLimited } from "./gateway.ts";
import type { Incoming } from "./incoming.ts";
import type { World } from "./request.ts";
import { serve } from "./service.ts";

const BASE = "/v1/";

/** What a call comes to. No answer means that the connection is dropped. */
export interface Result {
  readonly match: Match | undefined;
  readonly answer: Answer | undefined;
}

/** What stands behind the front. `pause` waits, for the switch that delays. */
export interface Behind {
  readonly apiKey: string;
  readonly world: World;
  readonly faults: Faults;
  readonly bell: Bell;
  readonly pause: (milliseconds: number) => Promise<void>;
}

function matchOf(incoming: Incoming, world: World): Match | undefined {
  if (!incoming.path.startsWith(BASE)) return undefined;
  const { body } = incoming;
  const value = body.kind === "json" ? body.value : body.kind === "none" ? undefined : null;
  return findEndpoint(incoming.method, incoming.path.slice(BASE.length), world.site, value);
}

function gatewaySays(match: Match, incoming: Incoming, { faults, apiKey }: Behind): Answer | undefined {
  if (faults.strike(match.name, "not-published")) return notPublished();
  const key = checkKey(incoming.key, apiKey);
  if (key !== undefined) return key;
  if (faults.strike(match.name, "refuse-key")) return invalidKey();
  const query = checkQuery(incoming.query);
  if (query !== undefined) return query;
  const quota = faults.strike(match.name, "quota");
  if (quota) return quotaUsedUp(quota.retryAfter);
  const limit = faults.strike(match.name, "rate-limit");
  return limit ? rateLimited(limit.retryAfter) : undefined;
}

function failsBeforeDoing(match: Match, traceId: string, { faults }: Behind): Answer | undefined {
  const page = faults.strike(match.name, "html-error");
  if (page) return htmlError(page.status);
  const error = faults.strike(match.name, "error");
  return error ? serviceError(error.status, "An unexpected error occurred.", traceId) : undefined;
}

/** Takes a call through the gateway to the service and back. */
export async function handle(incoming: Incoming, traceId: string, behind: Behind): Promise<Result> {
  const match = matchOf(incoming, behind.world);
  if (match === undefined) return { match, answer: notPublished() };
  const { faults } = behind;
  const delay = faults.strike(match.name, "delay");
  if (delay) await behind.pause(delay.milliseconds);
  const refused = gatewaySays(match, incoming, behind);
  if (refused !== undefined) return { match, answer: refused };
  if (faults.strike(match.name, "drop-before-doing")) return { match, answer: undefined };
  const answer = failsBeforeDoing(match, traceId, behind) ?? serve(match, incoming, traceId, behind);
  return { match, answer: faults.strike(match.name, "drop-answer") ? undefined : answer };
}
