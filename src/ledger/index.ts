export { type Audit, createAudit } from "./audit/create-audit.ts";
export type { AuditOutcome, NewEntry } from "./audit/entry.ts";
export type { AuditFilter, ListedEntry } from "./audit/list.ts";
export type { AuditReport } from "./audit/verify.ts";
export type {
  Approvers,
  CallOutcome,
  Card,
  ChangeRecord,
  ChangeState,
  Kept,
  KeptOutcome,
  NewChange,
  Outcome,
  Target,
} from "./change-record.ts";
export { createLedger, type LedgerOptions } from "./create-ledger.ts";
export { fingerprint } from "./fingerprint.ts";
export type { Asked, Claim, Decision, HistoryFilter, Ledger, Moved, TakenOver } from "./ledger.ts";
export { NoSuchChange } from "./ledger.ts";
