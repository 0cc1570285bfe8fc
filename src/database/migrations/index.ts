import type { Migration } from "kysely/migration";
import { firstTables } from "./0001-first-tables.ts";
import { ledger } from "./0002-ledger.ts";
import { batches } from "./0003-batches.ts";
import { alerts } from "./0004-alerts.ts";
import { postedCards } from "./0005-posted-cards.ts";
import { alarmItems } from "./0006-alarm-items.ts";
import { shownCards } from "./0007-shown-cards.ts";
import { toldBatches } from "./0008-told-batches.ts";
import { alertDigests } from "./0009-alert-digests.ts";
import { shownBatches } from "./0010-shown-batches.ts";

/**
 * Every migration, in the order of their names. A database only ever moves forward: what has been released is
 * not edited, a change is a new file with the next number, and a line here.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  "0001-first-tables": firstTables,
  "0002-ledger": ledger,
  "0003-batches": batches,
  "0004-alerts": alerts,
  "0005-posted-cards": postedCards,
  "0006-alarm-items": alarmItems,
  "0007-shown-cards": shownCards,
  "0008-told-batches": toldBatches,
  "0009-alert-digests": alertDigests,
  "0010-shown-batches": shownBatches,
};
