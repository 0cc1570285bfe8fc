import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const root = new URL("../../", import.meta.url).pathname;
const PATIENCE_MS = 25_000;

/** A sandbox as a person starts it, in a process group of its own, as in a terminal of its own. */
export interface Started {
  readonly pid: number;
  /** What it said so far. */
  readonly said: () => string;
  /** The address it tells people to open. */
  readonly address: () => Promise<string>;
  /** How it ended. */
  readonly end: () => Promise<{ readonly code: number | null; readonly signal: string | null }>;
  readonly signal: (name: NodeJS.Signals) => void;
  /** What Ctrl-C in a terminal does: every process of the group gets it. */
  readonly signalGroup: (name: NodeJS.Signals) => void;
}

/** A data directory, and sandboxes that use it; all of it is gone in the end. */
export interface Yard extends AsyncDisposable {
  readonly dataDir: string;
  readonly start: (options?: StartOptions) => Started;
}

interface StartOptions {
  readonly args?: readonly string[];
  readonly port?: number | string;
  /** Through npm, as the README says; else the same without npm in front. */
  readonly npm?: boolean;
}

const DIRECT = ["--import", "./scripts/require-node-24.mjs", "scripts/start.ts"];

export async function openYard(): Promise<Yard> {
  const dataDir = await mkdtemp(join(tmpdir(), "omni-yard-"));
  const started: ChildProcess[] = [];
  return {
    dataDir,
    start: ({ args = [], port = 0, npm = false } = {}) => {
      const [program, ...before] = npm ? ["npm", "start", "--"] : [process.execPath, ...DIRECT];
      const { PATH = "", HOME = "" } = process.env;
      const child = spawn(program ?? "", [...before, ...args], {
        cwd: root,
        env: { PATH, HOME, DATA_DIR: dataDir, PORT: String(port) },
        stdio: ["ignore", "pipe", "pipe"],
        detached: true,
      });
      started.push(child);
      return watch(child);
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(started.map(async ({ pid }) => killGroup(pid)));
      await rm(dataDir, { recursive: true, force: true, maxRetries: 20 });
    },
  };
}

function watch(child: ChildProcess): Started {
  let words = "";
  child.stdout?.on("data", (chunk: unknown) => (words += String(chunk)));
  child.stderr?.on("data", (chunk: unknown) => (words += String(chunk)));
  const ended = once(child, "close");
  const pid = child.pid ?? 0;
  const address = (): string | undefined => /http:\/\/127\.0\.0\.1:\d+/.exec(words)?.[0];
  return {
    pid,
    said: () => words,
    address: async () => {
      await until(
        () => address() !== undefined,
        () => `it told no address: ${words}`,
      );
      return address() ?? "";
    },
    end: async () => {
      await Promise.race([ended, pause(PATIENCE_MS)]);
      return { code: child.exitCode, signal: child.signalCode };
    },
    signal: (name) => void child.kill(name),
    signalGroup: (name) => void process.kill(-pid, name),
  };
}

/** The bot's process, from the note beside the lock that it holds. */
export async function botOf({ dataDir }: Yard): Promise<number> {
  const note = await readFile(join(dataDir, "sandbox", "omni.lock.txt"), "utf8");
  return Number(/process (\d+)/.exec(note)?.[1]);
}

/** Waits until a process, or with a negative number a whole group of them, is gone. */
export async function gone(pid: number): Promise<void> {
  await until(
    () => !isAlive(pid),
    () => `process ${pid} is still there`,
  );
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Something else that listens on a port, and on which one. */
export async function occupyPort(): Promise<AsyncDisposable & { readonly port: number }> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    [Symbol.asyncDispose]: async () => {
      server.close();
      await once(server, "close");
    },
  };
}

async function until(holds: () => boolean, otherwise: () => string): Promise<void> {
  const late = Date.now() + PATIENCE_MS;
  while (!holds()) {
    if (Date.now() > late) throw new Error(otherwise());
    await pause(20);
  }
}

async function killGroup(pid: number | undefined): Promise<void> {
  if (pid === undefined || !isAlive(-pid)) return;
  process.kill(-pid, "SIGTERM");
  await gone(-pid).catch(() => process.kill(-pid, "SIGKILL"));
}
