import { randomUUID } from "node:crypto";
import { WebClient, type WebClientOptions } from "@slack/web-api";
import type { AppParts } from "./app.ts";
import type { SlackConfig } from "./config.ts";
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

/** Makes what handlers work with from the app's parts. */
export function createDesk(parts: AppParts, inFlight: InFlight, ends: Ends): Desk {
  const { slack, log, metrics, policy, database, omni } = parts;
  const now = parts.now ?? Date.now;
  const upSince = now();
  const send = countedFetch(metrics);
  const client = new WebClient(slack.botToken, { ...clientOptions(slack, send), logger: boltLogger(log) });
  const identity = createIdentity(client);
  const shipments = createShipmentMemory({ database, inFlight, log, now });
  return {
    operations: OPERATIONS,
    language: createLanguage(OPERATIONS),
    omni,
    policy,
    database,
    client,
    identity,
    people: createPeople(client, identity),
    channels: createChannels(client),
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
      };
    },
    rememberShipments: shipments.remember,
    orderOfShipment: shipments.orderOf,
    ledger: createLedger({ db: database.db, owner: randomUUID(), now }),
    audit: createAudit({ db: database.db, now }),
  };
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
