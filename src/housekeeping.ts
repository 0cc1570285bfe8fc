import { forgetAnswers } from "./database/answers.ts";
import { forgetEvents } from "./database/events.ts";
import type { Database } from "./database/open-database.ts";
import { forgetPostedCards } from "./database/posted-cards.ts";
import { forgetShipments } from "./database/shipment-orders.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Slack delivers an event again for some hours at most. */
const EVENTS_KEPT_MS = DAY_MS;
/** What a message of so long ago showed is no news to anybody. */
const CARDS_KEPT_MS = 30 * DAY_MS;
/** A shipment that nobody looked at for so long has left. */
const SHIPMENTS_KEPT_MS = 180 * DAY_MS;

/** Forgets what nobody can need any more: expired answers, old claims of events, shipments and cards of long ago. */
export async function tidy({ db }: Database, now: number): Promise<void> {
  await forgetAnswers(db, now);
  await forgetEvents(db, now - EVENTS_KEPT_MS);
  await forgetPostedCards(db, now - CARDS_KEPT_MS);
  await forgetShipments(db, now - SHIPMENTS_KEPT_MS);
}
