import { z } from "zod";
import type { Card } from "../database/card.ts";

/** The outcome of a call that was made. */
const CALL_OUTCOMES = ["done", "sent", "failed", "unknown"] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** Ends without a call. */
export const ENDS = ["refused", "void", "declined", "expired", "withdrawn", "stopped"] as const;

/**
 * Where a change is. `confirmed`: the person confirmed it and nothing was sent. `waiting`: for approvals.
 * `sending`: its call is about to go out, or is on its way. Then one of the outcomes of a call, an unknown one
 * settled by a person, or an end without a call.
 */
export const ChangeState = z.enum([
  "confirmed",
  "waiting",
  "sending",
  ...CALL_OUTCOMES,
  "settled-done",
  "settled-not-done",
  ...ENDS,
]);
export type ChangeState = z.infer<typeof ChangeState>;

/** The states in which a change keeps every other one away from its target. */
export const GUARDING = ["confirmed", "sending", "unknown"] as const satisfies readonly ChangeState[];

/** What a change is done to, by ids alone. */
export const Target = z.object({ kind: z.string(), id: z.string() });
export type Target = Readonly<z.infer<typeof Target>>;

/** A call as it is sent, or as people see it: plain JSON. */
export const KeptCall = z.object({
  endpoint: z.string(),
  method: z.string(),
  path: z.string(),
  query: z.record(z.string(), z.string()).optional(),
  body: z.unknown().optional(),
});
export type KeptCall = Readonly<z.infer<typeof KeptCall>>;

/** What the person confirmed, in sentences. */
export const KeptPreview = z.object({
  now: z.string(),
  after: z.string(),
  undo: z.string(),
  warning: z.string().optional(),
});
export type KeptPreview = Readonly<z.infer<typeof KeptPreview>>;

/** How the change is spoken of. */
export const KeptWording = z.object({
  done: z.string(),
  notDone: z.string(),
  whether: z.string(),
  deed: z.string(),
});
export type KeptWording = Readonly<z.infer<typeof KeptWording>>;

/** What is kept only as long as something can still be done with it: what was said, read, shown and sent. */
export const Kept = z.object({
  values: z.record(z.string(), z.array(z.string())),
  facts: z.unknown(),
  call: KeptCall,
  /** The call for people's eyes: personal data masked. */
  shownCall: KeptCall,
  preview: KeptPreview,
});
export interface Kept {
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly facts: unknown;
  readonly call: KeptCall;
  readonly shownCall: KeptCall;
  readonly preview: KeptPreview;
}

/** Those who can agree, as the policy names them. */
export const Approvers = z.object({
  words: z.array(z.string()),
  people: z.array(z.string()),
  userGroups: z.array(z.string()),
});
export interface Approvers {
  readonly words: readonly string[];
  readonly people: readonly string[];
  readonly userGroups: readonly string[];
}

/** One person's word on a change that waits. `reason` is gone once the change is over and forgotten. */
export const PersonsDecision = z.object({
  person: z.string(),
  agreed: z.boolean(),
  at: z.int(),
  reason: z.string().optional(),
});
export type PersonsDecision = Readonly<z.infer<typeof PersonsDecision>>;

/** What is known of the call, and when. The words and what was found are gone once it was forgotten. */
export const KeptOutcome = z.object({
  at: z.int(),
  traceId: z.string().optional(),
  /** Omni's own. */
  words: z.string().optional(),
  /** What reading back showed. */
  found: z.string().optional(),
  /** The kind of failure. */
  why: z.string().optional(),
  /** In the log. */
  reference: z.string().optional(),
});
export type KeptOutcome = Readonly<z.infer<typeof KeptOutcome>>;

/** What came of a call. */
export interface Outcome extends Omit<KeptOutcome, "at"> {
  readonly state: CallOutcome;
}

/** Who said what became of a change whose outcome was unknown, or ended it, and when. */
export const Ending = z.object({
  /** Undefined where nobody did: the app itself found that it had to end. */
  by: z.string().optional(),
  at: z.int(),
  reason: z.string().optional(),
});
export type Ending = Readonly<z.infer<typeof Ending>>;

/** The place of a change among several that were confirmed at once; `index` counts from 0. */
interface BatchPlace {
  readonly id: string;
  readonly index: number;
}

/** A change that a person confirmed, and all that became of it. Times are milliseconds since 1970. */
export interface ChangeRecord {
  readonly id: string;
  /** Made with the preview that was confirmed: the same key is the same confirmation. */
  readonly key: string;
  readonly operation: string;
  readonly target: Target;
  /** What else the audit finds it by: the order of a shipment, the SKU and the location of a count. */
  readonly related: readonly Target[];
  /** Undefined once it was forgotten: see `forget`. */
  readonly kept: Kept | undefined;
  /** Hashes of what is kept; they stay. `depends`: of the facts that make the preview stale. */
  readonly hashes: {
    readonly values: string;
    readonly call: string;
    readonly preview: string;
    readonly depends: string;
  };
  readonly wording: KeptWording;
  readonly person: string;
  readonly team: string;
  readonly channel: string | undefined;
  readonly thread: string | undefined;
  /** "shipment.* under C0FULFIL, line 12" */
  readonly rule: string;
  /** The person's own; gone once it was forgotten (it stays beside the audit until it is deleted there). */
  readonly reason: string | undefined;
  /** Whether it can be put back, so that it has to be kept for a day once it is done. */
  readonly undoable: boolean;
  readonly state: ChangeState;
  readonly outcome: KeptOutcome | undefined;
  readonly approvalsNeeded: number;
  readonly approvers: Approvers | undefined;
  readonly decisions: readonly PersonsDecision[];
  /** Of a settled one: who settled it. Of one that ended without a call: who ended it, and why. */
  readonly ending: Ending | undefined;
  readonly card: Card | undefined;
  /** What the card shows: the `updatedAt` of then. */
  readonly shown: number | undefined;
  /** Slack's id of the form that shows it. */
  readonly view: string | undefined;
  readonly batch: BatchPlace | undefined;
  /** The process that acts on it, and until when it is taken to be alive. */
  readonly owner: string;
  readonly leaseUntil: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** When waiting for approvals ends. */
  readonly expiresAt: number | undefined;
}

/** A change as it is confirmed. */
export interface NewChange extends Kept {
  readonly key: string;
  readonly operation: string;
  readonly target: Target;
  readonly related?: readonly Target[] | undefined;
  /** What makes the preview stale when it moves: compare with `fingerprint` of it, read again. */
  readonly depends: unknown;
  readonly wording: KeptWording;
  readonly person: string;
  readonly team: string;
  readonly channel?: string | undefined;
  readonly thread?: string | undefined;
  readonly rule: string;
  readonly reason?: string | undefined;
  readonly undoable?: boolean | undefined;
  readonly view?: string | undefined;
  readonly batch?: BatchPlace | undefined;
  /** The reference of this interaction in the log. */
  readonly reference?: string | undefined;
}
