import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SlackSandbox } from "../../sandbox/slack/index.ts";
import { BOT_TOKEN, type House, OMNI_KEY, SIGNING_SECRET } from "./house.ts";

const MAIN = new URL("../../src/main.ts", import.meta.url).pathname;

/** A bot of its own process, and what it has written so far. */
export interface Process {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Resolves when the output holds this; rejects when the process ends before. */
  readonly says: (words: RegExp) => Promise<RegExpExecArray>;
  /** Resolves with the exit code; null where it was killed. */
  readonly ended: Promise<number | null>;
}

/** The settings of a bot between the stand-ins of this house; undefined leaves one out. */
export function settingsOf(
  { slackApi, omniUrl }: Pick<House, "slackApi" | "omniUrl">,
  more: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const all = {
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: slackApi.apiUrl,
    OMNI_BASE_URL: omniUrl,
    OMNI_API_KEY: OMNI_KEY,
    PORT: "0",
    NODE_COMPILE_CACHE: join(tmpdir(), "omni-compile-cache"),
    ...more,
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}

/** Starts a bot with these settings alone; whoever starts it ends it. */
export function startProcess(env: Record<string, string>): Process {
  const child = spawn(process.execPath, [MAIN], { env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const waiting = new Set<() => void>();
  const heard = (chunk: Buffer): void => {
    output += chunk.toString();
    for (const look of waiting) look();
  };
  child.stdout.on("data", heard);
  child.stderr.on("data", heard);
  const ended = once(child, "close").then(() => child.exitCode);
  const says = (words: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = (): void => {
        const found = words.exec(output);
        if (found === null) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
      void ended.then(() => reject(new Error(`It ended without saying ${String(words)}: ${output}`)));
    });
  return { child, output: () => output, says, ended };
}

/** Waits until a bot listens, and connects Slack to it; gives back its address. */
export async function connected(running: Process, slack: SlackSandbox): Promise<string> {
  const [, port] = await running.says(/"port":(\d+),/);
  const url = `http://127.0.0.1:${port}`;
  slack.connect(`${url}/slack/events`);
  return url;
}
