import type { Queries } from "../../database/tables.ts";
import type { Target } from "../change-record.ts";
import { storable } from "../storable.ts";
import { type SealedEntry, toEntry } from "./entry.ts";

export interface AuditFilter {
  /** Entries that name all of these. */
  readonly targets?: readonly Target[] | undefined;
  /** Entries this person asked for, or decided, settled or stopped. */
  readonly person?: string | undefined;
  /** In milliseconds since 1970. */
  readonly since?: number | undefined;
  /** Entries before this place: the next page begins before the last entry of this one. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** An entry with the reason that stands beside it, unless that was deleted. */
export interface ListedEntry extends SealedEntry {
  readonly reason: string | undefined;
}

/** Entries, newest first; `more` where others follow. */
export async function list(
  db: Queries,
  filter: AuditFilter,
): Promise<{ readonly entries: readonly ListedEntry[]; readonly more: boolean }> {
  const { targets = [], person, since, before, limit } = filter;
  let query = db
    .selectFrom("audit")
    .leftJoin("audit_reasons", "audit_reasons.seq", "audit.seq")
    .selectAll("audit")
    .select("audit_reasons.reason")
    .orderBy("audit.seq", "desc")
    .limit(limit + 1);
  for (const { kind, id } of targets) {
    const named = db
      .selectFrom("audit_targets")
      .select("seq")
      .where("kind", "=", kind)
      .where("audit_targets.id", "=", storable(id));
    query = query.where("audit.seq", "in", named);
  }
  if (person !== undefined) {
    query = query.where((entry) => entry.or([entry("person", "=", person), entry("acted_by", "=", person)]));
  }
  if (since !== undefined) query = query.where("at", ">=", since);
  if (before !== undefined) query = query.where("audit.seq", "<", before);
  const rows = await query.execute();
  const entries = rows.slice(0, limit).flatMap(({ reason, ...row }) => {
    const entry = toEntry(row);
    return entry === undefined ? [] : [{ ...entry, reason: reason ?? undefined }];
  });
  return { entries, more: rows.length > limit };
}
