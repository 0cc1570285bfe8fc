import type { RequestListener, Server } from "node:http";
import { App, type AuthorizeResult, HTTPReceiver, SocketModeReceiver } from "@slack/bolt";
import type { SlackConfig } from "./config.ts";
import { clientOptions, createDesk, SLACK_CALL_MS } from "./create-desk.ts";
import type { Database } from "./database/open-database.ts";
import { keepRecovering } from "./handlers/change/recover.ts";
import { registerHandlers } from "./handlers/register.ts";
import { healthPages } from "./health.ts";
import { close, createHttpServer, listen } from "./http-server.ts";
import { createInFlight, type InFlight } from "./in-flight.ts";
import { boltLogger } from "./log/bolt-logger.ts";
import type { Jobs } from "./jobs/jobs.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import type { Omni } from "./omni/index.ts";
import type { PolicySource } from "./policy/file.ts";
import { registerJobs } from "./register-jobs.ts";
import { countedFetch } from "./slack/counted-fetch.ts";
import type { Identity } from "./slack/identity.ts";
import { signedOnly } from "./slack/signed.ts";

/** What the app is made of; whoever makes these also closes them. */
export interface AppParts {
  readonly slack: SlackConfig;
  readonly omni: Omni;
  readonly policy: PolicySource;
  readonly database: Database;
  /** Not started; the app starts and stops them. */
  readonly jobs: Jobs;
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
  const [closing, stopping] = [new AbortController(), new AbortController()];
  const inFlight = createInFlight();
  const { desk, alerts } = createDesk(parts, inFlight, {
    closing: closing.signal,
    stopping: stopping.signal,
  });
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
  const slack = receiver instanceof HTTPReceiver ? listenerOf(receiver, parts) : undefined;
  const server = createHttpServer({ pages: healthPages({ ...parts, identity: desk.identity }), slack });
  const recovering = keepRecovering(desk, inFlight);
  registerJobs(parts.jobs, desk);
  return {
    start: async (port) => {
      await desk.identity();
      await parts.jobs.start();
      // What it finds is told by jobs too.
      recovering.start();
      await alerts.start();
      const listening = await listen(server, port);
      if (receiver instanceof SocketModeReceiver) await app.start();
      return listening;
    },
    stop: async () => {
      recovering.stop();
      closing.abort();
      await alerts.stop();
      await Promise.all([parts.jobs.stop(), stop(app, receiver, server, inFlight, stopping)]);
    },
  };
}

/** How long what is being answered may take when the app stops. */
const LAST_ANSWERS_MS = 5_000;

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
  if (slack.mode === "http")
    return new HTTPReceiver({ signingSecret: slack.signingSecret, signatureVerification: false, logger });
  // The socket's own client asks for an address a hundred times: after fewer it would never come back.
  const clientOptions = { slackApiUrl: slack.apiUrl, fetch: countedFetch(metrics), timeout: SLACK_CALL_MS };
  return new SocketModeReceiver({ appToken: slack.appToken, logger, installerOptions: { clientOptions } });
}

/** Signatures are verified here: nothing else may reach the receiver. */
function listenerOf(
  { requestListener }: HTTPReceiver,
  { slack, log }: AppParts,
): RequestListener | undefined {
  if (slack.mode !== "http") return undefined;
  return signedOnly(requestListener, slack.signingSecret, (why) =>
    log.warn({ from: "http" }, `a request was refused: ${why}`),
  );
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
