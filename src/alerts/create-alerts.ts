import { forgetAlarms } from "../database/alert-alarms.ts";
import { forgetDigests } from "../database/alert-digests.ts";
import type { Remember } from "../database/alert-rule-changes.ts";
import { forgetReadings } from "../database/alert-readings.ts";
import { forgetRuns, freeRuns, renewRuns } from "../database/alert-runs.ts";
import { countNews, forgetNews } from "../database/outbox.ts";
import { asError } from "../log.ts";
import type { Alarms } from "../operations/alert/alarms.ts";
import type { AlertBook } from "../operations/alert/book.ts";
import type { AlertsHealth } from "../operations/context.ts";
import type { Delivery } from "../slack/delivery.ts";
import { createTicker } from "../ticker.ts";
import { createAlarms } from "./alarms.ts";
import { createBook } from "./book.ts";
import { pauseChannelRules } from "./channel.ts";
import { createCorrespondent } from "./correspondent.ts";
import { createClockWatch } from "./clock-watch.ts";
import { type AlertsDesk, createUnderWay } from "./desk.ts";
import { beginDue, RUNS } from "./due.ts";
import { createOutbox } from "./outbox/outbox.ts";
import { overview } from "./overview.ts";
import { doRuns, RUN_LEASE_MS } from "./run.ts";
import { createUnreadable } from "./watched-rule.ts";

/** The clock's way in: rules that look at stock and tell their channels. */
export interface Alerts {
  /** What is done to a rule is remembered by `remember`, or not done. */
  readonly book: (remember: Remember) => AlertBook;
  readonly alarms: (remember: Remember) => Alarms;
  /** The app left the channel, or the channel was archived or got another id: its rules pause, for this reason. */
  readonly pauseChannel: (channel: string, because: string) => Promise<void>;
  readonly overview: () => Promise<AlertsHealth>;
  /** Begins to look and to tell; the jobs are started by whoever made them. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface AlertsParts extends Omit<AlertsDesk, "wake" | "underWay" | "unreadable"> {
  /** Of a client that does not try again by itself. */
  readonly delivery: Pick<Delivery, "post" | "update">;
}

/** How often it is asked what is due. */
const LOOK_MS = 1_000;
/** Runs of different questions at a time, in this process. */
const RUNS_AT_ONCE = 4;
const DAY_MS = 86_400_000;
/** So long are kept: readings of what was in alarm, alarms that are over, runs, what was told, and lists of digests. */
const KEPT_DAYS = { readings: 30, alarms: 30, runs: 7, news: 7, digests: 7 };
const FORGOTTEN_AT_ONCE = 5_000;

/** Everything of alerts that runs by itself, registered and not started. */
export function createAlerts({ delivery, ...parts }: AlertsParts): Alerts {
  const { database, jobs, log, owner, now } = parts;
  const unreadable = createUnreadable(log);
  const desk: AlertsDesk = { ...parts, underWay: createUnderWay(), unreadable, wake: () => outbox.wake() };
  const outbox = createOutbox({ database, delivery, owner, now, log, ...createCorrespondent(desk) });
  const failed = (what: string) => (error: unknown) => log.warn({ err: asError(error) }, what);
  const lookAtClock = createClockWatch(desk);
  const look = () => lookAtClock().then(() => beginDue(desk));
  const ticker = createTicker(
    () => look().catch(failed("what is due of alerts could not be begun")),
    LOOK_MS,
  );
  jobs.handle(RUNS, (runs, { signal }) => doRuns(desk, runs, signal), { atOnce: RUNS_AT_ONCE });
  jobs.every("alerts.forget", 3_600_000, () => forget(desk));
  parts.metrics.watchQueue("outbox", () => countNews(database.db));
  let renewing: NodeJS.Timeout | undefined;
  return {
    book: (remember) => createBook(desk, remember),
    alarms: (remember) => createAlarms(desk, remember),
    overview: () => overview(desk),
    pauseChannel: (channel, because) => pauseChannelRules(desk, channel, because),
    start: async () => {
      // A SQLite file has one bot: at its start, whoever ran is gone.
      if (database.dialect === "sqlite") await freeRuns(database.db);
      await outbox.start();
      ticker.start();
      renewing = setInterval(() => {
        const mine = { owner, rules: desk.underWay.rules() };
        void renewRuns(database.db, mine, now() + RUN_LEASE_MS).catch(failed("runs could not be renewed"));
      }, RUN_LEASE_MS / 3);
    },
    stop: async () => {
      clearInterval(renewing);
      await ticker.stop();
      await outbox.stop();
    },
  };
}

async function forget({ database, now }: AlertsDesk): Promise<void> {
  const { db } = database;
  const before = (days: number) => now() - days * DAY_MS;
  while ((await forgetReadings(db, before(KEPT_DAYS.readings), FORGOTTEN_AT_ONCE)) >= FORGOTTEN_AT_ONCE);
  await forgetAlarms(db, before(KEPT_DAYS.alarms));
  await forgetRuns(db, before(KEPT_DAYS.runs));
  await forgetNews(db, before(KEPT_DAYS.news));
  await forgetDigests(db, before(KEPT_DAYS.digests));
}
