import { z } from "zod";
import { json } from "../../database/json.ts";
import { type ChangeState, Target } from "../change-record.ts";
import { fingerprint, sha256 } from "../fingerprint.ts";

/**
 * What is said of a change beside its states. `agreed`: one of several others agreed; `approved`: the last one
 * needed did. `blocked`: it could not begin (or go on) beside another. `denied`: the policy refused; `revealed`:
 * what is masked was shown. What is ours to manage is `done` or `failed`.
 */
export type AuditOutcome = ChangeState | "agreed" | "approved" | "blocked" | "denied" | "revealed";

/** What is to be remembered: ids, never names or other personal data; the reason stands beside the chain. */
export interface NewEntry {
  readonly operation: string;
  readonly outcome: AuditOutcome;
  /** Who asked for it, or in whose name it is done. */
  readonly person: string;
  /** Who decided, settled or stopped it, where that is another. */
  readonly by?: string | undefined;
  readonly channel?: string | undefined;
  readonly targets: readonly Target[];
  /** The change of the ledger, where there is one. */
  readonly change?: string | undefined;
  /** The rule that allowed or refused it. */
  readonly rule?: string | undefined;
  readonly previewHash?: string | undefined;
  /** Omni's. */
  readonly traceId?: string | undefined;
  /** In the log. */
  readonly reference?: string | undefined;
  readonly reason?: string | undefined;
}

/** An entry of the chain, without its reason: what its hash is over. */
export interface Entry extends Omit<NewEntry, "reason" | "outcome"> {
  /** Its place, from 1. */
  readonly seq: number;
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly outcome: string;
  readonly reasonHash?: string | undefined;
  /** The hash of the entry before. */
  readonly previous: string;
}

export interface SealedEntry extends Entry {
  readonly hash: string;
}

const optional = z
  .string()
  .nullable()
  .transform((value) => value ?? undefined);

const Row = z
  .object({
    seq: z.int(),
    at: z.int(),
    operation: z.string(),
    outcome: z.string(),
    person: z.string(),
    acted_by: optional,
    channel: optional,
    targets: json.pipe(z.array(Target)),
    change_id: optional,
    rule: optional,
    preview_hash: optional,
    trace_id: optional,
    reference: optional,
    reason_hash: optional,
    previous: z.string(),
    hash: z.string(),
  })
  .transform(
    ({ acted_by, change_id, preview_hash, trace_id, reason_hash, ...rest }): SealedEntry => ({
      ...rest,
      by: acted_by,
      change: change_id,
      previewHash: preview_hash,
      traceId: trace_id,
      reasonHash: reason_hash,
    }),
  );

/** An entry as its row holds it; undefined where a row holds none, because somebody changed it. */
export function toEntry(row: unknown): SealedEntry | undefined {
  return Row.safeParse(row).data;
}

/** The hash of an entry: the sha-256 over its canonical JSON, the hash of the entry before included. */
export function seal(entry: Entry): string {
  const { seq, at, operation, outcome, person, by, channel, targets, change, rule } = entry;
  const { previewHash, traceId, reference, reasonHash, previous } = entry;
  return fingerprint({
    seq,
    at,
    operation,
    outcome,
    person,
    by,
    channel,
    targets,
    change,
    rule,
    previewHash,
    traceId,
    reference,
    reasonHash,
    previous,
  });
}

/** The hash of a free reason. The salt, deleted with it, keeps it from being guessed afterwards. */
export function sealReason(salt: string, reason: string): string {
  return sha256(`${salt}\n${reason}`);
}
