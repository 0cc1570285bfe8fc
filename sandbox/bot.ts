import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";

/** The bot as a process of its own, as in real life. */
export interface Bot {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** The bot ended before it was ready; its own words are on standard error. */
export class BotFailed extends Error {
  override readonly name = "BotFailed";
}

/** How long the bot may take to end in order, before it is made to. */
const GRACE_MS = 5_000;

/**
 * Starts the bot with these settings and waits until it is ready. It ends with this process, whatever becomes of
 * that: the channel between the two closes.
 * @param signal gives up on a bot that is not ready yet, and ends it
 * @throws {BotFailed} when it ends before it is ready
 */
export async function startBot(
  settings: Record<string, string>,
  onEnd: (code: number | null) => void,
  signal?: AbortSignal,
): Promise<Bot> {
  const main = new URL("../src/main.ts", import.meta.url).pathname;
  const { PATH = "", HOME = "" } = process.env;
  // Detached, so that Ctrl-C reaches this process alone, which then stops the bot in order.
  const bot = spawn(process.execPath, [main], {
    env: { PATH, HOME, ...settings },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    detached: true,
  });
  const ended = once(bot, "exit");
  const url = `http://127.0.0.1:${settings["PORT"] ?? "3000"}`;
  while (!(await isReady(url))) {
    if (signal?.aborted === true) await end(bot, ended);
    if (hasEnded(bot)) throw new BotFailed("The bot did not start.");
    await Promise.race([pause(50), ended]);
  }
  let stopping = false;
  bot.once("exit", (code) => {
    if (!stopping) onEnd(code);
  });
  return {
    url,
    stop: () => {
      stopping = true;
      return end(bot, ended);
    },
  };
}

async function end(bot: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (hasEnded(bot)) return;
  bot.kill("SIGTERM");
  const late = setTimeout(() => bot.kill("SIGKILL"), GRACE_MS);
  await ended;
  clearTimeout(late);
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}
