import type { ChangeRecord } from "../../ledger/index.ts";
import { verdictOf } from "../../slack/verdict.ts";
import { revived, showOvertaken } from "../change/announce.ts";
import type { Desk } from "../desk.ts";
import type { Overtaken } from "./later.ts";

/**
 * Takes from the card of a change what it offers (*Put back*, *Deactivate*, *Ask again*), once a later one has done
 * that, or left nothing to do.
 * @throws what Slack did not take and may take later
 */
export async function redrawOvertaken(desk: Desk, { change, by }: Overtaken): Promise<void> {
  const [record, later] = [await desk.ledger.find(change), await desk.ledger.find(by)];
  if (record?.card === undefined || later === undefined || !isOvertaken(desk, record, later)) return;
  const isToldThere = later.card?.channel === record.card.channel;
  try {
    await showOvertaken(desk, record, isToldThere ? [later] : []);
  } catch (error) {
    const verdict = verdictOf(error);
    if (verdict.kind !== "refused") throw error;
    desk.log.info({ reason: verdict.reason, change }, "the card of a change cannot be edited any more");
  }
}

/** What happens once: an order or a shipment that was changed is not what was asked about before. */
const ONCE: ReadonlySet<string> = new Set(["order", "shipment"]);

function isOvertaken(desk: Desk, record: ChangeRecord, later: ChangeRecord): boolean {
  if (record.state !== "done")
    return ONCE.has(record.target.kind) || record.wording.deed === later.wording.deed;
  const undo = revived(desk, record)?.undo;
  const said = later.kept?.values;
  if (undo === undefined || said === undefined || undo.operation !== later.operation) return false;
  return Object.entries(undo.values).every(([slot, values]) => isSame(values, said[slot]));
}

function isSame(values: readonly string[], said: readonly string[] = []): boolean {
  return values.length === said.length && values.every((value, index) => value === said[index]);
}
