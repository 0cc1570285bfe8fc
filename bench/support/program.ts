import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { availableParallelism, platform } from "node:os";
import type { z } from "zod";

/** Which core a program runs on: what is measured has one of its own, everything that drives it has the other. */
type Core = "measured" | "driving";

/** A program in a process of its own. */
export interface Program extends AsyncDisposable {
  readonly child: ChildProcess;
  /** The next thing it tells, checked. Rejects when it ends first. */
  readonly told: <T>(schema: z.ZodType<T>) => Promise<T>;
  readonly tell: (message: object) => void;
}

export interface ProgramOptions {
  readonly core: Core;
  readonly env?: Readonly<Record<string, string>>;
  /** For Node itself. */
  readonly flags?: readonly string[];
  readonly args?: readonly string[];
}

/** Whether programs are kept on cores of their own here. */
export const pinned = platform() === "linux" && availableParallelism() >= 2;
const CORES: Readonly<Record<Core, string>> = { measured: "0", driving: "1" };

/** Starts a module of Node, pinned to a core where the system can. What it prints on standard output is dropped. */
export function startProgram(
  file: string,
  { core, env = {}, flags = [], args = [] }: ProgramOptions,
): Program {
  const [first, ...rest] = [
    ...(pinned ? ["taskset", "-c", CORES[core]] : []),
    process.execPath,
    ...flags,
    file,
    ...args,
  ];
  const { PATH = "" } = process.env;
  const child = spawn(first ?? process.execPath, rest, {
    env: { PATH, NODE_ENV: "production", ...env },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const ended = once(child, "exit");
  return {
    child,
    told: async (schema) => schema.parse(await heard(child, file)),
    tell: (message) => void child.send(message),
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Milliseconds of processor time that a program has used; NaN where the system does not say it in a file. */
export async function processorMs({ child }: Program): Promise<number> {
  const stat = await readFile(`/proc/${child.pid}/stat`, "utf8").catch(() => "");
  const [user, system] = stat.split(") ").at(-1)?.split(" ").slice(11, 13).map(Number) ?? [];
  return ((user ?? Number.NaN) + (system ?? Number.NaN)) * 10;
}

/** Bytes of memory that a program holds; NaN where the system does not say it in a file. */
export async function residentBytes({ child }: Program): Promise<number> {
  const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => "");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
}

function heard(child: ChildProcess, file: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onEnd = () => reject(new Error(`${file} ended before it told anything`));
    child.once("exit", onEnd);
    child.once("message", (message) => {
      child.off("exit", onEnd);
      resolve(message);
    });
  });
}
