import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { DatabasePlace } from "../../src/database/open-database.ts";

const file = fileURLToPath(new URL("worker.ts", import.meta.url));

/** A process that runs one of the tasks of `worker.ts`; `next` is its next line. */
export interface Worker {
  readonly child: ChildProcess;
  next(): Promise<string>;
  go(): void;
}

export function startWorker(task: string, argument: unknown): Worker {
  const child = spawn(process.execPath, [file, task, JSON.stringify(argument)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    child,
    next: async () => {
      const line = await lines.next();
      if (line.done === true) throw new Error(`The worker ended in the middle of “${task}”.`);
      return line.value;
    },
    go: () => child.stdin.end("go\n"),
  };
}

/** Starts several that wait until all are ready, lets them go together, and gives what each of them said. */
export async function runWorkers(task: string, place: DatabasePlace, count: number): Promise<string[]> {
  const workers = Array.from({ length: count }, () => startWorker(task, place));
  await Promise.all(workers.map((worker) => worker.next()));
  const ends = workers.map((worker) => once(worker.child, "exit"));
  for (const worker of workers) worker.go();
  const said = await Promise.all(workers.map((worker) => worker.next()));
  await Promise.all(ends);
  return said;
}
