/**
 * Everything that can go wrong with a call, as the person who waits would tell it apart:
 * - `not-found`: the service knows no such thing (a 404 in its own words)
 * - `not-published`: the gateway does not publish this call on this site, or a setting switched it off
 * - `refused-key`: 401, or a 403 that is not about a quota
 * - `quota`: the subscription's call or bandwidth volume is used up
 * - `rate-limited`: too many calls for now (429)
 * - `invalid`: the service refused what was asked (any other 4xx), or the input never left this process
 * - `unavailable`: 5xx, no connection, or not asked because it was down a moment ago
 * - `timed-out`: no answer within the time limit
 * - `unknown-outcome`: a write that was sent and whose answer never came, or was not a plain yes or no
 * - `not-understood`: an answer that is not JSON, or lacks a field that is needed; `field` names it
 * - `not-connected`: a write that never left: nothing was sent
 * - `aborted`: the caller gave up
 *
 * For a write, `unknown-outcome` alone leaves open whether it was done; every other kind means it was not.
 */
export const OMNI_ERROR_KINDS = [
  "not-found",
  "not-published",
  "refused-key",
  "quota",
  "rate-limited",
  "invalid",
  "unavailable",
  "timed-out",
  "unknown-outcome",
  "not-understood",
  "not-connected",
  "aborted",
] as const;
export type OmniErrorKind = (typeof OMNI_ERROR_KINDS)[number];

/** What is known about a failed call; every part but the first two may be missing. */
export interface OmniErrorFacts {
  readonly endpoint: string;
  readonly status?: number | undefined;
  readonly traceId?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly words?: string | undefined;
  readonly field?: string | undefined;
  readonly setting?: string | undefined;
  readonly attempts?: number | undefined;
  readonly tookMs?: number | undefined;
  readonly cause?: unknown;
}

/**
 * The one error of this client. `message` is for logs: it names the call and never holds a key, a person's
 * data or an answer's text. What a person may read comes from `kind` and `words`.
 */
export class OmniError extends Error {
  override readonly name = "OmniError";
  readonly kind: OmniErrorKind;
  /** The call, as the table of endpoints names it: `orders.byExternalIds`. */
  readonly endpoint: string;
  /** HTTP status of the last answer, if one came. */
  readonly status: number | undefined;
  /** The service's own reference for the call. */
  readonly traceId: string | undefined;
  /** When the service wants to be asked again, milliseconds from now. */
  readonly retryAfterMs: number | undefined;
  /** The service's own sentence, clamped, without markup. It may hold what the person typed: not for logs. */
  readonly words: string | undefined;
  /** Where an answer was not understood (`[3].Quantity`), or the field of a search that was refused. */
  readonly field: string | undefined;
  /** The setting that changes the name in `field`, as a path in the file of endpoint overrides. */
  readonly setting: string | undefined;
  /** Requests that were sent; 0 when nothing left this process. */
  readonly attempts: number;
  /** From the call to the failure, milliseconds, waiting included. */
  readonly tookMs: number;

  constructor(kind: OmniErrorKind, message: string, facts: OmniErrorFacts) {
    super(`${facts.endpoint}: ${message}`, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.kind = kind;
    this.endpoint = facts.endpoint;
    this.status = facts.status;
    this.traceId = facts.traceId;
    this.retryAfterMs = facts.retryAfterMs;
    this.words = facts.words;
    this.field = facts.field;
    this.setting = facts.setting;
    this.attempts = facts.attempts ?? 0;
    this.tookMs = facts.tookMs ?? 0;
  }
}
