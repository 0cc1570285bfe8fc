import { randomBytes } from "node:crypto";
import type { Insertable } from "kysely";
import { z } from "zod";
import { Card } from "../database/card.ts";
import { json } from "../database/json.ts";
import type { ChangesTable } from "../database/ledger-tables.ts";
import { orNothing } from "../database/rows.ts";
import {
  Approvers,
  type ChangeRecord,
  ChangeState,
  Ending,
  Kept,
  KeptOutcome,
  KeptWording,
  type NewChange,
  PersonsDecision,
  Target,
} from "./change-record.ts";
import { fingerprint } from "./fingerprint.ts";
import { storable } from "./storable.ts";

const Hashes = z.object({ values: z.string(), call: z.string(), preview: z.string(), depends: z.string() });

const Row = z.object({
  id: z.string(),
  key: z.string(),
  operation: z.string(),
  target_kind: z.string(),
  target_id: z.string(),
  related: json.pipe(z.array(Target)),
  kept: orNothing(json.pipe(Kept)),
  hashes: json.pipe(Hashes),
  wording: json.pipe(KeptWording),
  person: z.string(),
  team: z.string(),
  channel: orNothing(z.string()),
  thread: orNothing(z.string()),
  rule: z.string(),
  reason: orNothing(z.string()),
  undoable: z.int(),
  state: ChangeState,
  outcome: orNothing(json.pipe(KeptOutcome)),
  approvals_needed: z.int(),
  approvers: orNothing(json.pipe(Approvers)),
  decisions: json.pipe(z.array(PersonsDecision)),
  ending: orNothing(json.pipe(Ending)),
  card: orNothing(json.pipe(Card)),
  shown: orNothing(z.int()),
  view_id: orNothing(z.string()),
  batch_id: orNothing(z.string()),
  batch_index: orNothing(z.int()),
  owner: z.string(),
  lease_until: z.int(),
  created_at: z.int(),
  updated_at: z.int(),
  expires_at: orNothing(z.int()),
});

/** A change as its row holds it. */
export function toRecord(found: unknown): ChangeRecord {
  const { target_kind, target_id, undoable, approvals_needed, view_id, ...row } = Row.parse(found);
  const { batch_id, batch_index, lease_until, created_at, updated_at, expires_at, ...rest } = row;
  return {
    ...rest,
    target: { kind: target_kind, id: target_id },
    undoable: undoable === 1,
    approvalsNeeded: approvals_needed,
    view: view_id,
    batch: batch_id === undefined ? undefined : { id: batch_id, index: batch_index ?? 0 },
    leaseUntil: lease_until,
    createdAt: created_at,
    updatedAt: updated_at,
    expiresAt: expires_at,
  };
}

/** The row of a change that was confirmed just now, with an id that nobody can guess. */
export function newRow(
  change: NewChange,
  by: { readonly owner: string; readonly leaseUntil: number; readonly now: number },
): Insertable<ChangesTable> {
  const { key, operation, wording, person, team, rule, values, facts, call, shownCall, preview } = change;
  return {
    id: randomBytes(12).toString("base64url"),
    key,
    operation,
    person,
    team,
    rule,
    target_kind: change.target.kind,
    target_id: storable(change.target.id),
    related: JSON.stringify(change.related ?? []),
    kept: JSON.stringify({ values, facts, call, shownCall, preview }),
    hashes: JSON.stringify(hashesOf(change)),
    wording: JSON.stringify(wording),
    channel: change.channel ?? null,
    thread: change.thread ?? null,
    reason: change.reason === undefined ? null : storable(change.reason),
    undoable: change.undoable === true ? 1 : 0,
    state: "confirmed",
    approvals_needed: 0,
    decisions: "[]",
    view_id: change.view ?? null,
    batch_id: change.batch?.id ?? null,
    batch_index: change.batch?.index ?? null,
    owner: by.owner,
    lease_until: by.leaseUntil,
    created_at: by.now,
    updated_at: by.now,
  };
}

/** What of a change stays when the rest is forgotten. */
export function hashesOf({ values, call, preview, depends }: NewChange): ChangeRecord["hashes"] {
  return {
    values: fingerprint(values),
    call: fingerprint(call),
    preview: fingerprint(preview),
    depends: fingerprint(depends),
  };
}
