import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";

/** The bot as a process of its own, as in real life. */
export interface Bot {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/**
 * Starts the bot with these settings and waits until it is ready.
 * @throws Error when it ends before that; its own words are on standard error
 */
export async function startBot(
  settings: Record<string, string>,
  onEnd: (code: number | null) => void,
): Promise<Bot> {
  const main = new URL("../src/main.ts", import.meta.url).pathname;
  const { PATH = "", HOME = "" } = process.env;
  const bot = spawn(process.execPath, [main], {
    env: { PATH, HOME, ...settings },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    detached: true,
  });
  const url = `http://127.0.0.1:${settings["PORT"] ?? "3000"}`;
  const ended = once(bot, "exit");
  while (!(await isReady(url))) {
    if (bot.exitCode !== null || bot.signalCode !== null) throw new Error("The bot did not start.");
    await Promise.race([pause(50), ended]);
  }
  let stopping = false;
  bot.once("exit", (code) => {
    if (!stopping) onEnd(code);
  });
  return {
    url,
    stop: async () => {
      stopping = true;
      if (bot.exitCode === null && bot.signalCode === null) bot.kill("SIGTERM");
      if (bot.exitCode === null && bot.signalCode === null) await ended;
    },
  };
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}
