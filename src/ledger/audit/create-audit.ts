import type { Queries } from "../../database/tables.ts";
import { append } from "./append.ts";
import type { NewEntry } from "./entry.ts";
import { type AuditFilter, type ListedEntry, list } from "./list.ts";
import { type AuditReport, verify } from "./verify.ts";

/** Who did what, and who was refused: entries that are only ever appended, each sealed to the one before. */
export interface Audit {
  /** For what the ledger does not append itself: refusals, reveals, and what is ours to manage. */
  readonly append: (entry: NewEntry) => Promise<void>;
  /** The same as the last step of the transaction in which it is done: both are there, or neither. */
  readonly appendIn: (transaction: Queries, entry: NewEntry) => Promise<void>;
  readonly list: (
    filter: AuditFilter,
  ) => Promise<{ readonly entries: readonly ListedEntry[]; readonly more: boolean }>;
  readonly verify: () => Promise<AuditReport>;
}

/** The audit on a database that any number of processes share. */
export function createAudit({ db, now }: { readonly db: Queries; readonly now: () => number }): Audit {
  return {
    append: async (entry) => {
      await db.transaction().execute((transaction) => append(transaction, now(), entry));
    },
    appendIn: async (transaction, entry) => {
      await append(transaction, now(), entry);
    },
    list: (filter) => list(db, filter),
    verify: () => verify(db),
  };
}
