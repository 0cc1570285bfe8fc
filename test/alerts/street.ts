import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import type { Message } from "../../sandbox/slack/protocol.ts";
import { createRule, type RuleRecord } from "../../src/database/alert-rules.ts";
import {
  type Database,
  type DatabasePlace,
  type Dialect,
  openDatabase,
} from "../../src/database/open-database.ts";
import { NEW_STATUS } from "../../src/watch/decide/status.ts";
import { ruleOf } from "../support/rule.ts";
import { nextDue } from "../../src/watch/schedule/next-due.ts";
import { settingsOf, startProcess } from "../support/bot-process.ts";
import { type House, openHouse, ownPolicy } from "../support/house.ts";
import { freshPostgres } from "../support/postgres.ts";
import { openValve, type Valve } from "../support/valve.ts";
import { DAY, HOUR, until } from "./watch.ts";

/** A bot that is a process of its own, with a valve of its own before each service. */
export interface Bot {
  readonly omni: Valve;
  readonly slack: Valve;
  readonly kill: () => Promise<void>;
}

/** Stand-ins, a database, and bots that share them. */
export interface Street extends AsyncDisposable {
  readonly house: House;
  readonly database: Database;
  readonly start: () => Promise<Bot>;
  /** Makes a rule that watches a SKU at toronto-south once a day, and is due now. */
  readonly due: (sku: string, channel?: string) => Promise<RuleRecord>;
  /** What the channels were told. */
  readonly told: (channel?: string) => Message[];
  /** As if half a minute had passed since whoever died was heard of. */
  readonly timePasses: () => Promise<void>;
  /** Waits until every run has ended and everything was told. */
  readonly settled: () => Promise<void>;
  readonly runs: () => Promise<{ readonly rule: string; readonly state: string }[]>;
}

/** `url`: of a PostgreSQL that is there already; else there is one database for this street alone. */
export async function openStreet(kind: Dialect, url?: string): Promise<Street> {
  const fresh = kind === "postgres" && url === undefined ? await freshPostgres() : undefined;
  const folder = await mkdtemp(join(tmpdir(), "omni-street-"));
  const server = url ?? fresh?.url;
  const place: DatabasePlace =
    server === undefined
      ? { kind: "sqlite", dataDir: join(folder, "data") }
      : { kind: "postgres", url: server };
  const house = await openHouse();
  const database = await openDatabase(place);
  const { db } = database;
  const policy = join(folder, "policy.yml");
  await writeFile(policy, await ownPolicy());
  const children: ChildProcess[] = [];
  const valves: Valve[] = [];
  const runs = () => db.selectFrom("alert_runs").select(["rule", "state"]).execute();
  return {
    house,
    database,
    runs,
    start: async () => {
      const [omni, slack] = [await openValve(house.omniUrl), await openValve(house.slackApi.apiUrl)];
      valves.push(omni, slack);
      const env = {
        POLICY_FILE: policy,
        DATA_DIR: join(folder, "data"),
        ...(place.kind === "postgres" ? { DATABASE_URL: place.url } : {}),
      };
      const all = settingsOf(house, { ...env, OMNI_BASE_URL: omni.url, SLACK_API_URL: slack.url });
      const running = startProcess(all);
      children.push(running.child);
      await running.says(/"port":(\d+),/);
      return { omni, slack, kill: () => kill(running.child) };
    },
    due: (sku, channel = "C0STOCK") => makeDue(database, sku, channel),
    told: (channel = "C0STOCK") =>
      house.slack.messages(channel, "U0ANA").filter(({ botId }) => botId !== null),
    timePasses: async () => {
      if (place.kind === "sqlite") return;
      await db.updateTable("alert_runs").set({ lease_until: 0 }).execute();
      await db.updateTable("outbox_channels").set({ lease_until: 0 }).execute();
      await sql`update omni_jobs.job set heartbeat_on = heartbeat_on - interval '1 minute'`.execute(db);
    },
    settled: () =>
      until(async () => {
        const all = await runs();
        const news = await db.selectFrom("outbox").select(["ended_at"]).execute();
        return (
          all.length > 0 &&
          all.every(({ state }) => state === "finished") &&
          news.length > 0 &&
          news.every(({ ended_at }) => ended_at !== null)
        );
      }, "every run has ended and all was told"),
    [Symbol.asyncDispose]: async () => {
      for (const child of children) await kill(child);
      await Promise.all(valves.map((valve) => valve[Symbol.asyncDispose]()));
      await database.close();
      await fresh?.drop();
      await house[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A rule that was due twelve hours ago, and then not before twelve more are over: each test sees one run of it. */
async function makeDue({ db }: Database, sku: string, channel: string): Promise<RuleRecord> {
  const now = Date.now();
  const definition = ruleOf({
    source: { kind: "stock", locations: ["toronto-south"], skus: [sku] },
    schedule: { kind: "daily", at: new Date(now - 12 * HOUR).toISOString().slice(11, 16) },
  });
  const due = nextDue(definition.schedule, "UTC", now - DAY);
  const about = { channel, name: `about ${sku}`, creator: "U0PRIYA", status: NEW_STATUS };
  const made = await createRule(db, { ...about, definition, nextDue: due }, now);
  if (made === undefined) throw new Error(`There is a rule about ${sku} already.`);
  return made;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "close");
  child.kill("SIGKILL");
  await ended;
}
