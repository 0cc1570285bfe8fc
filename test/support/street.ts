import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { Dialect } from "../../src/database/open-database.ts";
import { connected, type Process, settingsOf, startProcess } from "./bot-process.ts";
import { type House, openHouse } from "./house.ts";
import { freshPostgres } from "./postgres.ts";
import { openValve, type Valve } from "./valve.ts";

/** Bots that are processes of their own, with what stands between them and the two services that they call. */
export interface Street extends AsyncDisposable {
  /** The stand-ins, with an app of its own that takes no part. */
  readonly house: House;
  readonly omni: Valve;
  readonly slack: Valve;
  /** Kills the bot that Slack talks to; another one on its database takes its place. */
  readonly killed: () => Promise<void>;
}

/** Opens a street with one bot, or, where a database is shared, with two of which Slack talks to the first. */
export async function openStreet(dialect: Dialect): Promise<Street> {
  const folder = await mkdtemp(join(tmpdir(), "omni-street-"));
  const database = await place(dialect);
  const house = await openHouse();
  const omni = await openValve(house.omniUrl);
  const slack = await openValve(house.slackApi.apiUrl);
  const bots: Process[] = [];
  const start = async (): Promise<Process> => {
    const services = { slackApi: { ...house.slackApi, apiUrl: slack.url }, omniUrl: omni.url };
    const own = { POLICY_FILE: house.policyFile, DATA_DIR: join(folder, "data"), DATABASE_URL: database.url };
    const bot = startProcess(settingsOf(services, own));
    bots.push(bot);
    await bot.says(LISTENS);
    return bot;
  };
  const first = await start();
  const other = dialect === "postgres" ? await start() : undefined;
  await connected(first, house.slack);
  return {
    house,
    omni,
    slack,
    killed: async () => {
      first.child.kill("SIGKILL");
      await first.ended;
      await database.aMinutePasses();
      await connected(other ?? (await start()), house.slack);
    },
    [Symbol.asyncDispose]: async () => {
      for (const { child } of bots) child.kill("SIGKILL");
      await Promise.all(bots.map(({ ended }) => ended));
      await Promise.all([omni[Symbol.asyncDispose](), slack[Symbol.asyncDispose]()]);
      await house[Symbol.asyncDispose]();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const LISTENS = /"port":\d+,/;

/** A database for one test, and the way to let a minute pass for who held what is under way in it. */
async function place(dialect: Dialect) {
  if (dialect === "sqlite")
    return { url: undefined, aMinutePasses: async () => undefined, drop: async () => undefined };
  const { url, drop } = await freshPostgres();
  const aMinutePasses = async () => {
    const client = new Client(url);
    await client.connect();
    await client.query("update changes set lease_until = lease_until - 61000");
    await client.end();
  };
  return { url, aMinutePasses, drop };
}
