export { type Audit, createAudit } from "./audit/create-audit.ts";
export type { NewEntry } from "./audit/entry.ts";
export type { AuditFilter, ListedEntry } from "./audit/list.ts";
export type {
  ChangeRecord,
  ChangeState,
  NewChange,
  Outcome,
} from "./change-record.ts";
export { createLedger } from "./create-ledger.ts";
export { fingerprint } from "./fingerprint.ts";
export { ofBatch } from "./find.ts";
export type { Ledger, Moved, TakenOver } from "./ledger.ts";
export { NoSuchChange } from "./ledger.ts";
export { storable } from "./storable.ts";
