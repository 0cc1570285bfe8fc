import { randomUUID } from "node:crypto";
import { WebClient, type WebClientOptions } from "@slack/web-api";
import { type Alerts, createAlerts } from "./alerts/create-alerts.ts";
import type { AppParts } from "./app.ts";
import type { SlackConfig } from "./config.ts";
import { tellBatchLater } from "./handlers/batch/tell.ts";
import { tellLater } from "./handlers/change/tell.ts";
import type { Desk } from "./handlers/desk.ts";
import { createSkusAtHand } from "./handlers/skus-at-hand.ts";
import type { InFlight } from "./in-flight.ts";
import { createAudit, createLedger } from "./ledger/index.ts";
import { boltLogger } from "./log/bolt-logger.ts";
import { OPERATIONS } from "./operations/index.ts";
import { createShipmentMemory } from "./shipment-memory.ts";
import { createChannels } from "./slack/channels.ts";
import { countedFetch } from "./slack/counted-fetch.ts";
import { createDelivery } from "./slack/delivery.ts";
import { createIdentity } from "./slack/identity.ts";
import { createPeople } from "./slack/people.ts";
import { createUserGroups } from "./slack/user-groups.ts";
import { createLanguage } from "./words/language.ts";

/** How long one call of Slack's Web API may take, milliseconds. */
export const SLACK_CALL_MS = 10_000;

type Ends = Pick<Desk, "closing" | "stopping">;

/** Makes what handlers work with from the app's parts, and what runs beside them by the clock. */
export function createDesk(
  parts: AppParts,
  inFlight: InFlight,
  ends: Ends,
): { readonly desk: Desk; readonly alerts: Alerts } {
  const { slack, log, metrics, policy, database, omni } = parts;
  const now = parts.now ?? Date.now;
  const upSince = now();
  const send = countedFetch(metrics);
  const client = new WebClient(slack.botToken, { ...clientOptions(slack, send), logger: boltLogger(log) });
  const identity = createIdentity(client);
  const shipments = createShipmentMemory({ database, inFlight, log, now });
  const channels = createChannels(client);
  const owner = randomUUID();
  const alerts = createAlerts({
    database,
    omni,
    policy,
    channels,
    log,
    metrics,
    now,
    owner,
    jobs: parts.jobs,
    operations: OPERATIONS,
    stopping: ends.stopping,
    delivery: createDelivery(onceClient(parts, send), send),
  });
  const desk: Desk = {
    operations: OPERATIONS,
    language: createLanguage(OPERATIONS),
    omni,
    policy,
    database,
    client,
    identity,
    people: createPeople(client, identity),
    channels,
    userGroups: createUserGroups(client),
    delivery: createDelivery(client, send),
    log,
    metrics,
    now,
    consoleUrl: parts.consoleUrl,
    closing: ends.closing,
    stopping: ends.stopping,
    skusAtHand: createSkusAtHand(omni),
    health: async () => {
      const asked = performance.now();
      await database.ping();
      return {
        database: { engine: database.dialect, ms: performance.now() - asked },
        queued: omni.queued,
        upSince,
        alerts: await alerts.overview(),
      };
    },
    rememberShipments: shipments.remember,
    orderOfShipment: shipments.orderOf,
    jobs: parts.jobs,
    ledger: createLedger({
      db: database.db,
      owner,
      now,
      moved: (transaction, record) =>
        (record.batch === undefined ? tellLater : tellBatchLater)(parts.jobs, transaction, record),
    }),
    audit: createAudit({ db: database.db, now }),
    alerts: alerts.book,
    alarms: alerts.alarms,
    pauseAlerts: alerts.pauseChannel,
  };
  return { desk, alerts };
}

/** A client that asks once: who uses it knows what it means that an answer was lost. */
function onceClient({ slack, log }: AppParts, send: typeof fetch): WebClient {
  const options = { ...clientOptions(slack, send), retryConfig: { retries: 0 } };
  return new WebClient(slack.botToken, { ...options, logger: boltLogger(log) });
}

/** Slack is asked again once: a person waits, and a delivery that matters is kept elsewhere. */
export function clientOptions({ apiUrl }: SlackConfig, send: typeof fetch): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    fetch: send,
    timeout: SLACK_CALL_MS,
    retryConfig: { retries: 1, minTimeout: 200 },
    rejectRateLimitedCalls: true,
  };
}
