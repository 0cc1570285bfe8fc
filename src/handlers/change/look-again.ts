import { type ChangeRecord, fingerprint } from "../../ledger/index.ts";
import type { Change } from "../../operations/change.ts";
import { contextFor } from "../context.ts";
import type { Desk } from "../desk.ts";
import { openGate } from "../gate.ts";
import { writeOf } from "./act.ts";

/** The change as it is now, read again for whoever asked; without one it is not what they asked for, and why. */
export async function lookAgain(
  desk: Desk,
  record: ChangeRecord,
): Promise<{ readonly change: Change } | { readonly change?: never; readonly why?: string }> {
  const gate = await openGate(desk, { user: record.person, channel: record.channel });
  const subject = record.kept === undefined ? undefined : writeOf(desk, record).subject(record.kept.values);
  if (record.kept === undefined || subject?.ok !== true) return {};
  const look = await subject.look(contextFor(desk, gate));
  const reading = look.change(record.kept.values, desk.omni);
  if (look.impossible !== undefined) return { why: look.impossible };
  if (!reading.ok || fingerprint(reading.change.depends) !== record.hashes.depends)
    return { why: `It is now: ${look.now}` };
  return { change: reading.change };
}
