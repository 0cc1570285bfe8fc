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
export { fingerprint } from "./fingerprint.ts";
export type { Asked, Claim, Decision, HistoryFilter, Ledger, Moved, TakenOver } from "./ledger.ts";
export { NoSuchChange } from "./ledger.ts";
