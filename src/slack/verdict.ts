import { ErrorCode } from "@slack/web-api";
import { z } from "zod";
import { slackErrorOf } from "./delivery.ts";

/**
 * What a failed call means for what it was to post. `later`: Slack has surely not taken it, and may yet (after so many
 * milliseconds, where Slack says so). `unsure`: its answer was lost, and it may stand there. `refused`: never; the
 * channel itself refuses, or this message alone.
 */
export type Verdict =
  | { readonly kind: "later"; readonly afterMs?: number | undefined }
  | { readonly kind: "unsure" }
  | { readonly kind: "refused"; readonly reason: string; readonly by: "channel" | "message" };

/** What a failed call of the Web API means for what it was to post. */
export function verdictOf(error: unknown): Verdict {
  const limited = RateLimited.safeParse(error);
  if (limited.success) return { kind: "later", afterMs: limited.data.retryAfter * 1000 };
  const broken = Broken.safeParse(error);
  if (broken.success) return { kind: broken.data.statusCode === TIMED_OUT ? "unsure" : "later" };
  if (neverLeft(error)) return { kind: "later" };
  const reason = slackErrorOf(error);
  return reason === undefined ? { kind: "unsure" } : verdictOn(reason);
}

const RateLimited = z.object({ code: z.literal(ErrorCode.RateLimitedError), retryAfter: z.number() });
const Broken = z.object({ code: z.literal(ErrorCode.HTTPError), statusCode: z.number() });
/** A server before Slack's own gave up waiting for it. */
const TIMED_OUT = 504;

/** Slack's words for its own trouble, after which something may have been done. */
const UNSURE = /^(internal_error|fatal_error|request_timeout)$/;
/** Slack's words for what passes, or for what an administrator mends: nothing is wrong with what was sent. */
const LATER =
  /^(rate_?limited|message_limit_exceeded|service_unavailable|team_added_to_org|external_channel_migrating|accesslimited|invalid_auth|not_authed|account_inactive|token_(expired|revoked)|missing_scope|no_permission|not_allowed_token_type|enterprise_is_restricted|org_login_required|two_factor_setup_required|ekm_access_denied|team_access_not_granted|method_deprecated|access_denied)$/;
/** Slack's words for a channel, or a person, that the app may not write to at all. */
const CHANNEL =
  /^(channel_not_found|not_in_channel|is_archived|is_inactive|restricted_action(_(read|thread)_only_channel)?|posting_to_.*_denied|cannot_(dm|send|post).*|messages_tab_disabled|user_(not_found|disabled|not_visible)|users_not_found|team_not_found|cannot_find_channel|channel_type_not_supported|method_not_supported_for_channel_type)$/;

function verdictOn(reason: string): Verdict {
  // A page of somebody in between, instead of Slack's answer.
  if (!/^\w+$/.test(reason) || UNSURE.test(reason)) return { kind: "unsure" };
  if (LATER.test(reason)) return { kind: "later" };
  return { kind: "refused", reason, by: CHANNEL.test(reason) ? "channel" : "message" };
}

/** The system's words for a connection that never was. */
const NO_CONNECTION =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_.*|CERT_.*|.*_CERT.*)$/;

/** Whether a call never reached Slack, or was turned away with 429 before it was looked at. */
function neverLeft(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.message.startsWith("Retry header did not contain")) return true;
  const code: unknown = Reflect.get(error, "code");
  if (typeof code === "string" && NO_CONNECTION.test(code)) return true;
  return neverLeft(Reflect.get(error, "original")) || neverLeft(error.cause);
}
