import { createApp } from "../../src/app.ts";
import { ConfigError, readConfig } from "../../src/config.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import { openJobs } from "../../src/jobs/open-jobs.ts";
import { createLog } from "../../src/log.ts";
import { createMetrics } from "../../src/metrics.ts";
import { createOmni } from "../../src/omni/index.ts";
import { watchPolicy } from "../../src/policy/file.ts";

/**
 * The app as `src/bot.ts` puts it together, but for the bounds that spare the OMS (8 calls at once, 50 a second):
 * they would be all that a test of load could find.
 */
const read = readConfig(process.env);
if (read.kind === "empty") throw new ConfigError(["nothing is set"]);
const { config } = read;
const database = await openDatabase(config.database);
const app = createApp({
  slack: config.slack,
  omni: createOmni({ ...config.omni, concurrency: 256, perSecond: 5_000 }),
  policy: await watchPolicy(config.policyFile, { onChange: () => {}, onProblem: () => {} }),
  database,
  jobs: await openJobs(config.database, database, { now: Date.now, onFailure: () => {} }),
  log: createLog({ level: config.logLevel }),
  metrics: createMetrics(),
});
process.send?.({ port: await app.start(config.port) });

// Whoever started this is gone.
process.on("disconnect", () => process.exit(0));
