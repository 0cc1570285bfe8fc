import type { Card } from "../database/card.ts";
import type { Approvers, ChangeRecord, NewChange, Outcome, Target } from "./change-record.ts";

/**
 * What became of a confirmation. `mine`: it is new, and the caller's to act on. `same`: this very confirmation
 * was made before (a double click, a redelivery); `record` says how it stands. `blocked`: another change of
 * this target, `record`, is under way or unknown; nothing was kept of this one but a line of the audit.
 */
export type Claim =
  | { readonly kind: "mine"; readonly record: ChangeRecord }
  | { readonly kind: "same"; readonly record: ChangeRecord }
  | { readonly kind: "blocked"; readonly record: ChangeRecord };

/** Whether this call moved the change; `record` is the change as it stands either way. */
export interface Moved {
  readonly moved: boolean;
  readonly record: ChangeRecord;
}

/**
 * What became of a person's word on a change that waits.
 * `agreed`: counted, more are needed. `approved`: it was the last one needed; the change is `confirmed` again and
 * the caller's to take. `declined`: it ended. `expired`: the word came too late and this call ended the wait.
 * `blocked`: it would have been the last one needed, but `by` is under way on the target; it was not counted and
 * may be said again. `own`: the requester cannot decide. `already`: this person has decided before.
 * `over`: it does not wait any more.
 */
export type Decision =
  | {
      readonly kind: "agreed" | "approved" | "declined" | "expired" | "own" | "already" | "over";
      readonly record: ChangeRecord;
    }
  | { readonly kind: "blocked"; readonly record: ChangeRecord; readonly by: ChangeRecord };

/** A change that a dead process left behind, given to exactly one caller. */
export interface TakenOver {
  /**
   * `confirmed`: nothing was sent; it is `stopped` now, or, as one of several, still `confirmed` and the caller's
   * to go on with. `sending`: nobody knows; it is `unknown` now.
   */
  readonly was: "confirmed" | "sending";
  readonly record: ChangeRecord;
}

export interface Asked {
  /** How many others must agree; at least 1. */
  readonly needed: number;
  readonly approvers: Approvers | undefined;
  readonly expiresAt: number;
}

export interface HistoryFilter {
  readonly target?: Target | undefined;
  readonly person?: string | undefined;
  readonly operation?: string | undefined;
  readonly since?: number | undefined;
  readonly limit: number;
}

/** There is no change with this id: it was made in another database. */
export class NoSuchChange extends Error {
  override readonly name = "NoSuchChange";
}

/**
 * What people confirmed, each kept once and acted on once, by any number of processes on one database. Every
 * move is one transaction with its entry in the audit. A move that does not fit the change's state does nothing
 * and says how it stands. Every call with an id throws `NoSuchChange` where there is none (`find` does not).
 */
export interface Ledger {
  readonly confirm: (change: NewChange) => Promise<Claim>;
  /** confirmed → waiting. Frees the target while it waits. */
  readonly hold: (id: string, asked: Asked) => Promise<Moved>;
  /** One person's word on a waiting change; the last one needed moves it to confirmed, a decline ends it. */
  readonly decide: (
    id: string,
    word: { readonly person: string; readonly agree: boolean; readonly reason?: string | undefined },
  ) => Promise<Decision>;
  /** confirmed → sending, for one caller alone: only who moved it may call. */
  readonly take: (id: string) => Promise<Moved>;
  /** sending → the outcome of its call. */
  readonly finish: (id: string, outcome: Outcome) => Promise<Moved>;
  /** sent, unknown → done: reading back found it. */
  readonly confirmLater: (id: string, outcome: { readonly found: string }) => Promise<Moved>;
  /**
   * Ends without a call: from confirmed or waiting; `expired` from waiting, `withdrawn` by its requester alone.
   */
  readonly end: (
    id: string,
    state: "refused" | "void" | "withdrawn" | "stopped" | "expired",
    why?: { readonly by?: string | undefined; readonly reason?: string | undefined },
  ) => Promise<Moved>;
  /** unknown → settled, once: a person says whether it was done. Frees the target. */
  readonly settle: (
    id: string,
    word: { readonly person: string; readonly done: boolean; readonly reason: string },
  ) => Promise<Moved>;
  /** This process lives: its confirmed and sending changes stay its own for another lease. Says how many. */
  readonly renew: () => Promise<number>;
  /**
   * Takes over what processes left behind whose lease is over. `alone`: no other process uses this database, so
   * that whatever is not ours was left behind, lease or not (a SQLite file has one bot).
   */
  readonly takeOver: (options?: { readonly alone?: boolean }) => Promise<TakenOver[]>;
  /** Ends what waited too long; gives each to exactly one caller. */
  readonly expire: () => Promise<ChangeRecord[]>;
  readonly find: (id: string) => Promise<ChangeRecord | undefined>;
  /** The change that keeps others away from this target. */
  readonly blocking: (target: Target) => Promise<ChangeRecord | undefined>;
  /**
   * Where its card stands, and how late a state that shows (its `updatedAt`), where that is known. Gives back the change
   * as it is by now.
   */
  readonly setCard: (id: string, card: Card, shown?: number) => Promise<ChangeRecord>;
  /** Its card shows it as it was when this was its `updatedAt`. */
  readonly setShown: (id: string, shown: number) => Promise<void>;
  /**
   * For one caller at a time: whose it is to post the card. Undefined where another one is at it, or it stands.
   * `repeated`: somebody was at it before, and nobody knows how far they came.
   */
  readonly claimCard: (id: string) => Promise<{ readonly repeated: boolean } | undefined>;
  /** The card that was claimed was surely not posted. */
  readonly freeCard: (id: string) => Promise<void>;
  /** Whoever began to post a card before this time is gone: a SQLite file has one bot. */
  readonly lapseCards: (before: number) => Promise<void>;
  /** What is confirmed, waiting, sending or unknown, oldest first. */
  readonly unfinished: () => Promise<ChangeRecord[]>;
  /** The changes confirmed together, in their order. */
  readonly ofBatch: (batch: string) => Promise<ChangeRecord[]>;
  /** Newest first. */
  readonly history: (filter: HistoryFilter) => Promise<ChangeRecord[]>;
  /**
   * Forgets what was said, read, shown and sent, and every free reason, of changes that nothing can be done with
   * any more: at once where a change is over, a day later where it is `sent` (it can be checked again) or `done`
   * and can be put back. The hashes stay. Says how many.
   */
  readonly forget: () => Promise<number>;
}
