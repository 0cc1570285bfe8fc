import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { createOmniSandbox } from "../../sandbox/omni/index.ts";
import { createSlackSandbox } from "../../sandbox/slack/index.ts";
import { bundle } from "../../scripts/bundle.ts";
import { freshPostgres } from "../support/postgres.ts";

/** Away from the project, as in a container: nothing but what docs/performance.md says a container needs. */
let folder: string;
let files: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "omni-bundle-"));
  files = await bundle({ entry: "src/main.ts", folder: join(folder, "dist"), name: "main" });
  const addon = join(folder, "node_modules/better-sqlite3");
  await mkdir(addon, { recursive: true });
  for (const part of ["package.json", "lib", "prebuilds"])
    await cp(join("node_modules/better-sqlite3", part), join(addon, part), { recursive: true });
  await cp("sandbox/policy.yml", join(folder, "policy.yml"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test("the bundle answers a command and ends at SIGTERM, without the driver and the jobs it does not need", async () => {
  const [driver, jobs] = [fileOf("postgres"), fileOf("pg-boss")];
  const { card, code } = await without(join("dist", driver), () =>
    without(join("dist", jobs), () => answerAndStop({})),
  );
  expect(card).toContain("Order 1001");
  expect(code).toBe(0);
});

test("the bundle answers a command from PostgreSQL, without the addon it does not need", async () => {
  const postgres = await freshPostgres();
  try {
    const ask = () => answerAndStop({ DATABASE_URL: postgres.url });
    const { card, code } = await without("node_modules", ask);
    expect(card).toContain("Order 1001");
    expect(code).toBe(0);
  } finally {
    await postgres.drop();
  }
});

test("compiled code is kept for the next start, and missed by nobody where it cannot be", async () => {
  const kept = join(folder, "node_modules/.cache");
  await rm(kept, { recursive: true, force: true });
  await answerAndStop({});
  expect(await readdir(kept)).toEqual(["omni-for-slack"]);
  expect((await answerAndStop({})).card).toContain("Order 1001");
  await rm(kept, { recursive: true });
  await writeFile(kept, "no folder");
  expect((await answerAndStop({})).card).toContain("Order 1001");
  await rm(kept);
});

test("a stack tells the names of functions and the lines of the sources", async () => {
  const entry = join(folder, "throws.ts");
  await writeFile(entry, 'function fails(): never {\n  throw new Error("as planned");\n}\nfails();\n');
  await bundle({ entry, folder, name: "throws" });
  const { output, code } = await run("throws.mjs").ended;
  expect(code).toBe(1);
  expect(output).toMatch(/Error: as planned\n\s+at fails \(.*throws\.ts:2:\d+\)/);
});

/** What only PostgreSQL needs is in a file of its own, whose name begins so. */
function fileOf(name: string): string {
  const found = files.find((file) => file.startsWith(name));
  if (found === undefined) throw new Error(`${name} is not in a file of its own: ${files.join(", ")}`);
  return found;
}

async function without<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  const [here, aside] = [join(folder, path), join(folder, `aside-${path.replaceAll("/", "-")}`)];
  await rename(here, aside);
  try {
    return await work();
  } finally {
    await rm(here, { recursive: true, force: true });
    await rename(aside, here);
  }
}

interface Running {
  /** The port, once it listens. */
  readonly port: Promise<number>;
  readonly ended: Promise<{ output: string; code: number | null }>;
  readonly stop: () => void;
}

const Line = z.object({ port: z.number(), msg: z.string().regex(/is ready/) });
const { PATH = "" } = process.env;

function run(program: string, settings: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, ["--enable-source-maps", program], {
    cwd: folder,
    env: {
      PATH,
      NODE_ENV: "production",
      PORT: "0",
      SLACK_BOT_TOKEN: "xoxb-bundle-bot-token",
      SLACK_SIGNING_SECRET: "bundle-signing-secret-0123456789a",
      OMNI_BASE_URL: "http://127.0.0.1:9/v1",
      OMNI_API_KEY: "bundle-omni-key",
      ...settings,
    },
  });
  let output = "";
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, "close").then(() => ({ output, code: child.exitCode }));
  const port = new Promise<number>((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      output += `${line}\n`;
      const ready = Line.safeParse(JSON.parse(line));
      if (ready.success) resolve(ready.data.port);
    });
    void ended.then((end) => reject(new Error(`The bundle ended before it was ready. ${end.output}`)));
  });
  port.catch(() => {});
  return { port, ended, stop: () => child.kill("SIGTERM") };
}

async function answerAndStop(settings: Record<string, string>) {
  const omni = createOmniSandbox({ apiKey: "bundle-omni-key" });
  const slack = createSlackSandbox({
    manifest: parse(await readFile("manifest.yml", "utf8")),
    botToken: "xoxb-bundle-bot-token",
    signingSecret: "bundle-signing-secret-0123456789a",
  });
  const [{ url }, { apiUrl }] = [await omni.listen(), await slack.listen()];
  const bot = run("dist/main.mjs", { SLACK_API_URL: apiUrl, OMNI_BASE_URL: url, ...settings });
  try {
    slack.connect(`http://127.0.0.1:${await bot.port}/slack/events`);
    await slack.as("U0BEN").command("/omni", "order 1001", { channel: "C0CARE" });
    const { text } = await slack.waitForMessage("C0CARE", "U0BEN", /Order 1001/);
    bot.stop();
    return { card: text, ...(await bot.ended) };
  } finally {
    bot.stop();
    await bot.ended;
    await Promise.all([omni.close(), slack.close()]);
  }
}
