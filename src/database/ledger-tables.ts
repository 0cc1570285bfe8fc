/** A confirmed change. `related`, `kept`, `hashes`, `wording`, `outcome`, `approvers`, `decisions`, `ending` and `card` are JSON. */
export interface ChangesTable {
  id: string;
  key: string;
  operation: string;
  target_kind: string;
  target_id: string;
  related: string;
  kept: string | null;
  hashes: string;
  wording: string;
  person: string;
  team: string;
  channel: string | null;
  thread: string | null;
  rule: string;
  reason: string | null;
  /** 0 or 1. */
  undoable: number;
  state: string;
  outcome: string | null;
  approvals_needed: number;
  approvers: string | null;
  decisions: string;
  ending: string | null;
  card: string | null;
  shown: number | null;
  posting_until: number | null;
  view_id: string | null;
  batch_id: string | null;
  batch_index: number | null;
  owner: string;
  lease_until: number;
  created_at: number;
  updated_at: number;
  expires_at: number | null;
}

/** An entry of the audit. `targets` is JSON. */
export interface AuditTable {
  seq: number;
  at: number;
  operation: string;
  outcome: string;
  person: string;
  acted_by: string | null;
  channel: string | null;
  targets: string;
  change_id: string | null;
  rule: string | null;
  preview_hash: string | null;
  trace_id: string | null;
  reference: string | null;
  reason_hash: string | null;
  previous: string;
  hash: string;
}

/** What the entries are found by. */
export interface AuditTargetsTable {
  kind: string;
  id: string;
  seq: number;
}

/** Free reasons, beside the chain so that they can be deleted; it holds a hash of salt and reason. */
export interface AuditReasonsTable {
  seq: number;
  salt: string;
  reason: string;
}

/** One row: the last entry. Whoever appends holds it. */
export interface AuditHeadTable {
  id: number;
  seq: number;
  hash: string;
}
