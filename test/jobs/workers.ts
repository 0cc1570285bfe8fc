import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, vi } from "vitest";
import type { DatabasePlace } from "../../src/database/open-database.ts";

const file = fileURLToPath(new URL("worker.ts", import.meta.url));

/** A process that runs jobs; `said` is what it said so far. */
export interface Worker {
  readonly said: readonly string[];
  readonly heard: (line: string, timeout?: number) => Promise<void>;
  readonly tell: (word: string) => Promise<void>;
  readonly kill: () => Promise<void>;
}

/** Starts processes that run jobs; those that live at the end of a test are killed. */
export function workersForEach(): (place: DatabasePlace) => Promise<Worker> {
  const children: ChildProcess[] = [];
  afterEach(async () => {
    for (const child of children.splice(0)) await kill(child);
  });
  return async (place) => {
    const child = spawn(process.execPath, [file, JSON.stringify(place)], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    children.push(child);
    const said: string[] = [];
    createInterface({ input: child.stdout }).on("line", (line) => said.push(line));
    const heard = (line: string, timeout = 30_000) =>
      vi.waitFor(
        () => {
          if (!said.includes(line)) throw new Error(`It never said “${line}”: ${said.join(", ")}`);
        },
        { timeout },
      );
    await heard("ready");
    const tell = async (word: string): Promise<void> => {
      child.stdin.write(`${word}\n`);
      await heard(word);
    };
    return { said, heard, tell, kill: () => kill(child) };
  };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}
