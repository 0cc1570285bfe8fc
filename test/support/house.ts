import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { parse } from "yaml";
import { createOmniSandbox, type OmniSandbox, type OmniSandboxOptions } from "../../sandbox/omni/index.ts";
import { createSlackSandbox, type SlackSandbox } from "../../sandbox/slack/index.ts";
import { createApp } from "../../src/app.ts";
import type { DatabasePlace } from "../../src/database/open-database.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import { createLog } from "../../src/log.ts";
import { createMetrics } from "../../src/metrics.ts";
import { createOmni, type OmniOptions } from "../../src/omni/index.ts";
import { watchPolicy } from "../../src/policy/file.ts";

export const BOT_TOKEN = "xoxb-house-token";
export const SIGNING_SECRET = "house-signing-secret-0123456789abc";
export const OMNI_KEY = "house-omni-key";

/** The real app on a free port between a stand-in Slack and a stand-in Omni, with a policy file of its own. */
export interface House extends AsyncDisposable {
  readonly slack: SlackSandbox;
  readonly omni: OmniSandbox;
  readonly url: string;
  readonly policyFile: string;
  /** Every line that was logged so far. */
  readonly logged: () => string;
}

export interface HouseOptions {
  readonly policy?: string;
  readonly database?: DatabasePlace;
  readonly omni?: OmniSandboxOptions;
  readonly client?: Partial<OmniOptions>;
  /** Puts something between the app and Omni: gets Omni's address, gives the one to use. */
  readonly omniUrl?: string;
  readonly now?: () => number;
}

/** Builds and starts a house; dispose of it at the end of the test (`await using`). */
export async function openHouse(options: HouseOptions = {}): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), "omni-house-"));
  const omni = createOmniSandbox({ apiKey: OMNI_KEY, ...options.omni });
  const slack = createSlackSandbox({
    manifest: await manifest(),
    botToken: BOT_TOKEN,
    signingSecret: SIGNING_SECRET,
    rateLimits: "off",
  });
  const [{ url: omniUrl }, { apiUrl }] = [await omni.listen(), await slack.listen()];
  const policyFile = join(folder, "policy.yml");
  await writeFile(
    policyFile,
    options.policy ?? (await readFile(new URL("../../sandbox/policy.yml", import.meta.url), "utf8")),
  );
  const lines: string[] = [];
  const log = createLog({ level: "debug", destination: collect(lines) });
  const policy = await watchPolicy(policyFile, { onChange: () => {}, onProblem: () => {} });
  const database = await openDatabase(options.database ?? { kind: "sqlite", dataDir: folder });
  const app = createApp({
    slack: { mode: "http", botToken: BOT_TOKEN, signingSecret: SIGNING_SECRET, apiUrl },
    omni: createOmni({ baseUrl: options.omniUrl ?? omniUrl, apiKey: OMNI_KEY, ...options.client }),
    policy,
    database,
    log,
    metrics: createMetrics(),
    consoleUrl: "https://omni.example.com/orders/{order}",
    ...(options.now === undefined ? {} : { now: options.now }),
  });
  const port = await app.start(0);
  const url = `http://127.0.0.1:${port}`;
  slack.connect(`${url}/slack/events`);
  return {
    slack,
    omni,
    url,
    policyFile,
    logged: () => lines.join(""),
    [Symbol.asyncDispose]: async () => {
      await app.stop();
      policy.stop();
      await database.close();
      await Promise.all([omni.close(), slack.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function manifest(): Promise<unknown> {
  return parse(await readFile(new URL("../../manifest.yml", import.meta.url), "utf8"));
}

function collect(lines: string[]): Writable {
  return new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString());
      done();
    },
  });
}
