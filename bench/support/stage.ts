import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { freePort } from "../../sandbox/ports.ts";
import { bundle } from "../../scripts/bundle.ts";
import { type Program, startProgram } from "./program.ts";
import { BOT_TOKEN, OMNI_KEY, SIGNING_SECRET } from "./question.ts";

/** Within the project, because the native addon is looked for from a bundle upwards. */
const FOLDER = "dist/bench";

/** The programs that are compared, each bundled alike, and the stand-ins they talk to. */
export interface Stage extends AsyncDisposable {
  readonly bundles: Readonly<Record<Bundled, string>>;
  /** The port of the stand-in Omni and Slack. */
  readonly standIns: number;
  /** What a program needs in its environment; each has its own port and data. */
  readonly settings: (name: string) => Promise<{ port: number; env: Record<string, string> }>;
}

const BUNDLED = {
  main: fileURLToPath(new URL("../../src/main.ts", import.meta.url)),
  "our-app": fileURLToPath(new URL("../programs/our-app.ts", import.meta.url)),
  "plain-bolt": fileURLToPath(new URL("../programs/plain-bolt.ts", import.meta.url)),
};
type Bundled = keyof typeof BUNDLED;

const Listening = z.object({ port: z.number() });

export async function openStage(): Promise<Stage> {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  const made = (name: Bundled) =>
    bundle({ entry: BUNDLED[name], folder: join(FOLDER, name), name }).then(() =>
      join(FOLDER, name, `${name}.mjs`),
    );
  const bundles = {
    main: await made("main"),
    "our-app": await made("our-app"),
    "plain-bolt": await made("plain-bolt"),
  };
  const standIns = startProgram(fileURLToPath(new URL("../programs/stand-ins.ts", import.meta.url)), {
    core: "driving",
  });
  const { port: away } = await standIns.told(Listening);
  return {
    bundles,
    standIns: away,
    settings: async (name) => {
      const port = await freePort();
      return { port, env: environment(away, port, join(FOLDER, "data", name)) };
    },
    [Symbol.asyncDispose]: async () => {
      await standIns[Symbol.asyncDispose]();
      await rm(FOLDER, { recursive: true, force: true });
    },
  };
}

/** A program that listens. */
export interface Server extends AsyncDisposable {
  readonly port: number;
  readonly program: Program;
}

/** Starts one of the programs that tell when they listen. */
export async function startServer(
  stage: Stage,
  name: "our-app" | "plain-bolt",
  env: Record<string, string> = {},
): Promise<Server> {
  const settings = await stage.settings(name);
  const program = startProgram(stage.bundles[name], {
    core: "measured",
    env: { ...settings.env, ...env },
  });
  const { port } = await program.told(Listening);
  return { port, program, [Symbol.asyncDispose]: () => program[Symbol.asyncDispose]() };
}

function environment(away: number, port: number, dataDir: string): Record<string, string> {
  return {
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: `http://127.0.0.1:${away}/api/`,
    OMNI_BASE_URL: `http://127.0.0.1:${away}/v1`,
    OMNI_API_KEY: OMNI_KEY,
    POLICY_FILE: "sandbox/policy.yml",
    DATA_DIR: dataDir,
    PORT: String(port),
  };
}
