import { BrokenCircuitError } from "cockatiel";
import { HTTPError, NetworkError, SchemaValidationError } from "ky";
import { OmniError, type OmniErrorFacts, type OmniErrorKind } from "../error.ts";
import { bodyOf, retryAfterOf, traceOf, wordsOf } from "./answer-facts.ts";
import type { Call } from "./call.ts";
import { neverConnected } from "./never-connected.ts";

/** What a site adds to the reading of failures. */
export interface Site {
  readonly apiKey: string;
  readonly traceNames: readonly string[];
}

/**
 * The one place where whatever was thrown during a call becomes an `OmniError`. The errors of ky are never
 * kept as a cause: they carry the request, and so the key.
 */
export function failureOf(error: unknown, call: Call, site: Site): OmniError {
  if (error instanceof OmniError) return error;
  const facts = factsOf(call, site);
  const refused = call.status !== undefined && call.status >= 300;
  if (call.stopped === "aborted" && !(call.writes && refused)) return gaveUp(call, facts);
  if (error instanceof HTTPError) return answered(error.response.status, bodyOf(error.data), call, site);
  // The status came, and the rest of the answer did not: a refusal stays one.
  if (call.status !== undefined && refused) return answered(call.status, undefined, call, site);
  if (call.stopped === "expired" || call.isLate) return tooSlow(call, facts);
  if (error instanceof BrokenCircuitError) return resting(call, facts);
  if (error instanceof SchemaValidationError) return wrongShape(error, facts);
  if (error instanceof SyntaxError)
    return new OmniError("not-understood", "answered something that is not JSON", facts);
  if (error instanceof NetworkError || call.attempts > 0) return unreachable(error, call, facts);
  return new OmniError("invalid", "could not be made into a request", facts);
}

/** Whether a failed call says that the service is down: no answer at all, or 5xx. */
export function isOutage(call: Call): boolean {
  return call.attempts > 0 && call.stopped !== "aborted" && (call.status === undefined || call.status >= 500);
}

/** What is known of any call, failed or not. */
export function factsOf(call: Call, site: Site, body?: unknown): OmniErrorFacts {
  return {
    endpoint: call.asked.endpoint,
    status: call.status,
    traceId: traceOf(call.headers, body, site.traceNames),
    attempts: call.attempts,
    tookMs: call.tookMs,
  };
}

function answered(status: number, body: unknown, call: Call, site: Site): OmniError {
  const words = wordsOf(body)?.replaceAll(site.apiKey, "…");
  const retryAfterMs = status < 400 ? undefined : retryAfterOf(call.headers, words);
  const kind = kindOf(status, words, call);
  return new OmniError(kind, `answered ${status}`, { ...factsOf(call, site, body), words, retryAfterMs });
}

function kindOf(status: number, words: string | undefined, call: Call): OmniErrorKind {
  if (status >= 500) return call.writes ? "unknown-outcome" : "unavailable";
  if (status < 400) return call.writes ? "unknown-outcome" : "not-understood";
  if (status === 401) return "refused-key";
  if (status === 403) return /\bquota\b/i.test(words ?? "") ? "quota" : "refused-key";
  // The gateway's own sentence; the service says it in other words.
  if (status === 404) return /^resource not found\.?$/i.test(words ?? "") ? "not-published" : "not-found";
  if (status === 408) return "timed-out";
  return status === 429 ? "rate-limited" : "invalid";
}

function gaveUp(call: Call, facts: OmniErrorFacts): OmniError {
  return call.writes && call.attempts > 0
    ? new OmniError("unknown-outcome", "given up after it was sent", facts)
    : new OmniError("aborted", "given up", facts);
}

function tooSlow(call: Call, facts: OmniErrorFacts): OmniError {
  if (!call.writes) return new OmniError("timed-out", "no answer within the time limit", facts);
  return call.attempts > 0
    ? new OmniError("unknown-outcome", "sent, and no answer within the time limit", facts)
    : new OmniError("not-connected", "its turn did not come within the time limit; nothing was sent", facts);
}

function resting(call: Call, facts: OmniErrorFacts): OmniError {
  return new OmniError(
    call.writes ? "not-connected" : "unavailable",
    "not asked, because the last calls found no answer",
    facts,
  );
}

function unreachable(error: unknown, call: Call, facts: OmniErrorFacts): OmniError {
  const cause = error instanceof NetworkError ? error.cause : error;
  if (!call.writes) return new OmniError("unavailable", "the connection failed", { ...facts, cause });
  return neverConnected(cause)
    ? new OmniError("not-connected", "the connection was never made; nothing was sent", { ...facts, cause })
    : new OmniError("unknown-outcome", "sent, and the connection broke before an answer", {
        ...facts,
        cause,
      });
}

function wrongShape(error: SchemaValidationError, facts: OmniErrorFacts): OmniError {
  const issue = error.issues[0];
  const path = (issue?.path ?? []).map((part) => (typeof part === "object" ? part.key : part));
  const field = path.reduce<string>(
    (text, key) =>
      typeof key === "number" ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key),
    "",
  );
  return new OmniError("not-understood", `the answer's ${field || "shape"} is missing or of another type`, {
    ...facts,
    field: field || undefined,
  });
}
