import { readFile } from "node:fs/promises";
import { type AppParts, createApp, type OmniForSlack } from "./app.ts";
import { type Closers, createClosers } from "./closers.ts";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { DataDirInUse, lockDataDir } from "./database/lock-data-dir.ts";
import { DatabaseUnavailable, openDatabase } from "./database/open-database.ts";
import { openJobs } from "./jobs/open-jobs.ts";
import { asError, createLog, type Log } from "./log.ts";
import { createMetrics, type Metrics } from "./metrics.ts";
import {
  createOmni,
  type EndpointOverrides,
  type Omni,
  OverridesError,
  parseEndpointOverrides,
} from "./omni/index.ts";
import { PolicyFileError, type PolicySource, watchPolicy } from "./policy/file.ts";
import { isSlackFailure, slackErrorOf } from "./slack/delivery.ts";

/**
 * Runs the bot between a real (or stand-in) Slack and Omni until it is told to stop. Where it cannot start, it says why
 * on standard error, and the process ends with 1.
 * @param hooks `onReady`: called once it takes what Slack sends
 */
export async function runBot(hooks: { readonly onReady: () => void }): Promise<void> {
  try {
    await run();
    hooks.onReady();
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
  }
}

async function run(): Promise<void> {
  const read = readConfig(process.env);
  if (read.kind === "empty")
    throw new ConfigError([
      "Nothing is set for Slack and Omni. `npm start` without settings starts the sandbox.",
    ]);
  const { config } = read;
  const log = createLog({ level: config.logLevel });
  const closers = createClosers((error, what) =>
    log.error({ err: asError(error), what }, "something could not be closed"),
  );
  stopOnSignals(log, closers);
  try {
    const app = createApp(await openParts(config, log, closers));
    closers.add("the app", () => app.stop());
    await start(app, config, log);
  } catch (error) {
    await closers.closeAll();
    throw error;
  }
}

async function start(app: OmniForSlack, config: Config, log: Log): Promise<void> {
  const port = await app.start(config.port);
  const way =
    config.slack.mode === "socket" ? "through a socket" : `at http://localhost:${port}/slack/events`;
  log.info({ port, mode: config.slack.mode }, `Omni for Slack is ready and listens to Slack ${way}`);
}

async function openParts(config: Config, log: Log, closers: Closers): Promise<AppParts> {
  if (config.database.kind === "sqlite") {
    const lock = await lockDataDir(config.database.dataDir, {
      address: `http://localhost:${config.port} (process ${process.pid})`,
    });
    closers.add("the lock of the folder", () => lock.release());
  }
  const metrics = createMetrics();
  const database = await openDatabase(config.database, {
    onQuery: metrics.databaseQuery,
    onLostConnection: (err) =>
      log.warn({ err }, "a connection to the database was lost; another is opened when needed"),
  });
  closers.add("the database", () => database.close());
  const jobs = await openJobs(config.database, database, {
    now: Date.now,
    onFailure: (error, { job, final }) =>
      log[final ? "error" : "warn"]({ err: asError(error), job }, "a job failed"),
  });
  const policy = await openPolicy(config.policyFile, log);
  closers.add("the policy", () => policy.stop());
  const omni = await connectOmni(config, metrics, log);
  return {
    slack: config.slack,
    omni,
    policy,
    database,
    jobs,
    log,
    metrics,
    consoleUrl: config.omni.consoleUrl,
  };
}

function openPolicy(path: string, log: Log): Promise<PolicySource> {
  return watchPolicy(path, {
    onChange: (_policy, warnings) => log.info({ warnings }, "the policy changed and is in force"),
    onProblem: (problems) =>
      log.error({ problems }, "the policy file is broken; the last good policy stays in force"),
  });
}

async function connectOmni({ omni }: Config, metrics: Metrics, log: Log): Promise<Omni> {
  const overrides = omni.endpointsFile === undefined ? undefined : await readOverrides(omni.endpointsFile);
  return createOmni({
    baseUrl: omni.baseUrl,
    apiKey: omni.apiKey,
    ...(overrides === undefined ? {} : { endpoints: overrides }),
    onCall: ({ endpoint, outcome, status, ms, attempts, traceId }) => {
      metrics.omniCall({ endpoint, outcome }, ms / 1000);
      log.debug({ endpoint, outcome, status, ms: Math.round(ms), attempts, traceId }, "called Omni");
    },
  });
}

async function readOverrides(path: string): Promise<EndpointOverrides> {
  try {
    return parseEndpointOverrides(await readFile(path, "utf8"));
  } catch (error) {
    const why = error instanceof OverridesError ? error.message : `it cannot be read (${codeOf(error)})`;
    throw new ConfigError([`OMNI_ENDPOINTS_FILE names ${path}: ${why}`]);
  }
}

function stopOnSignals(log: Log, closers: Closers): void {
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, "stopping");
    void closers.closeAll().then((isWhole) => process.exit(isWhole ? 0 : 1));
  };
  process.on("SIGINT", () => stop("SIGINT"));
  process.on("SIGTERM", () => stop("SIGTERM"));
  // Whoever started this with a channel to it is gone: it would run on unseen.
  process.on("disconnect", () => stop("disconnect"));
}

/** Mistakes that whoever starts the app can mend: they are told in words, without a stack. */
function explain(error: unknown): string {
  const told = [ConfigError, PolicyFileError, DataDirInUse, DatabaseUnavailable];
  if (!(error instanceof Error)) return String(error);
  if (told.some((kind) => error instanceof kind)) return error.message;
  const refused = slackErrorOf(error);
  if (refused !== undefined)
    return `Slack refuses to let the app in: ${refused}. Check SLACK_BOT_TOKEN, and in Socket Mode SLACK_APP_TOKEN.`;
  if (isSlackFailure(error))
    return `Slack cannot be reached (${error.message}). Check the network of this machine, and SLACK_API_URL.`;
  if (codeOf(error) === "EADDRINUSE")
    return `The port ${String(Reflect.get(error, "port"))} is taken. Stop what uses it, or set PORT to another.`;
  return error.stack ?? error.message;
}

/** The system's word for what went wrong. */
function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown error";
}
