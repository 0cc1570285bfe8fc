import type { Server } from "node:http";
import { App, type AuthorizeResult, HTTPReceiver, SocketModeReceiver } from "@slack/bolt";
import { WebClient, type WebClientOptions } from "@slack/web-api";
import type { SlackConfig } from "./config.ts";
import type { Database } from "./database/open-database.ts";
import type { Desk } from "./handlers/desk.ts";
import { registerHandlers } from "./handlers/register.ts";
import { healthPages } from "./health.ts";
import { close, createHttpServer, listen } from "./http-server.ts";
import { createInFlight, type InFlight } from "./in-flight.ts";
import { boltLogger } from "./log/bolt-logger.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import type { Omni } from "./omni/index.ts";
import { OPERATIONS } from "./operations/index.ts";
import type { PolicySource } from "./policy/file.ts";
import { createShipmentMemory } from "./shipment-memory.ts";
import { createChannels } from "./slack/channels.ts";
import { countedFetch } from "./slack/counted-fetch.ts";
import { createDelivery } from "./slack/delivery.ts";
import { createIdentity, type Identity } from "./slack/identity.ts";
import { createPeople } from "./slack/people.ts";
import { createUserGroups } from "./slack/user-groups.ts";
import { createLanguage } from "./words/language.ts";

/** What the app is made of; whoever makes these also closes them. */
export interface AppParts {
  readonly slack: SlackConfig;
  readonly omni: Omni;
  readonly policy: PolicySource;
  readonly database: Database;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly consoleUrl?: string | undefined;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** The app, built and registered; nothing is started yet. */
export interface OmniForSlack {
  /**
   * Asks Slack who the app is, then takes what Slack sends: signed HTTP requests on this port (0: any free one),
   * or a socket, with the health pages on the port.
   * @returns the port
   * @throws Slack's error when the token is refused or Slack cannot be reached; the system's when the port is taken
   */
  readonly start: (port: number) => Promise<number>;
  /** Takes nothing new, waits a little for what is being answered, then stops the calls under way. */
  readonly stop: () => Promise<void>;
}

/** Builds the app from its parts and registers every handler. */
export function createApp(parts: AppParts): OmniForSlack {
  const stopping = new AbortController();
  const inFlight = createInFlight();
  const desk = createDesk(parts, inFlight, stopping.signal);
  const receiver = receiverFor(parts);
  const app = new App({
    receiver,
    authorize: () => authorized(desk.identity, parts.slack.botToken),
    clientOptions: clientOptions(parts.slack, countedFetch(parts.metrics)),
    logger: boltLogger(parts.log),
    convoStore: false,
  });
  app.error(async (error) =>
    parts.log.error({ err: error }, "an interaction failed before it could be answered"),
  );
  registerHandlers(app, desk, inFlight);
  parts.metrics.watchQueue("omni", () => parts.omni.queued);
  const slack = receiver instanceof HTTPReceiver ? receiver.requestListener : undefined;
  const server = createHttpServer({ pages: healthPages({ ...parts, identity: desk.identity }), slack });
  return {
    start: async (port) => {
      await desk.identity();
      const listening = await listen(server, port);
      if (receiver instanceof SocketModeReceiver) await app.start();
      return listening;
    },
    stop: () => stop(app, receiver, server, inFlight, stopping),
  };
}

/** How long what is being answered may take when the app stops. */
const LAST_ANSWERS_MS = 5_000;
/** How long one call of Slack's Web API may take. */
const SLACK_CALL_MS = 10_000;

function createDesk(parts: AppParts, inFlight: InFlight, stopping: AbortSignal): Desk {
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
    stopping,
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
  };
}

/** Slack is asked again once: a person waits, and a delivery that matters is kept elsewhere. */
function clientOptions({ apiUrl }: SlackConfig, send: typeof fetch): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    fetch: send,
    timeout: SLACK_CALL_MS,
    retryConfig: { retries: 1, minTimeout: 200 },
    rejectRateLimitedCalls: true,
  };
}

async function authorized(identity: () => Promise<Identity>, botToken: string): Promise<AuthorizeResult> {
  const { botUser, botId, team, enterprise } = await identity();
  return {
    botToken,
    botUserId: botUser,
    botId,
    teamId: team,
    ...(enterprise === undefined ? {} : { enterpriseId: enterprise }),
  };
}

function receiverFor({ slack, log, metrics }: AppParts): HTTPReceiver | SocketModeReceiver {
  const logger = boltLogger(log);
  if (slack.mode === "http") return new HTTPReceiver({ signingSecret: slack.signingSecret, logger });
  // The socket's own client asks for an address a hundred times: after fewer it would never come back.
  const clientOptions = { slackApiUrl: slack.apiUrl, fetch: countedFetch(metrics), timeout: SLACK_CALL_MS };
  return new SocketModeReceiver({ appToken: slack.appToken, logger, installerOptions: { clientOptions } });
}

async function stop(
  app: App,
  receiver: HTTPReceiver | SocketModeReceiver,
  server: Server,
  inFlight: InFlight,
  stopping: AbortController,
): Promise<void> {
  const closed = close(server);
  if (receiver instanceof SocketModeReceiver) await app.stop();
  await inFlight.settled(LAST_ANSWERS_MS);
  stopping.abort();
  await inFlight.settled(1_000);
  server.closeAllConnections();
  await closed;
}
