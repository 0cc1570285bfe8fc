import { watch } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { pauseChannel } from "./ask.ts";
import { parsePolicy } from "./parse.ts";
import type { Policy } from "./types.ts";

/** The policy in force, kept up with its file. */
export type PolicySource = {
  /** The last good policy, with the pauses of {@link PolicySource.pause}. */
  current(): Policy;
  /** What is wrong with the file as it is now; empty while it is the one in force. */
  problems(): readonly string[];
  /** What the file in force says that its author may not have meant. */
  warnings(): readonly string[];
  /** Slack gave a channel another id: its rules wait until the file no longer names the old one. */
  pause(channel: string, now?: string): void;
  stop(): void;
};

export type PolicyEvents = {
  /** The file changed, or was mended, and is in force. Must not throw. */
  onChange: (policy: Policy, warnings: readonly string[]) => void;
  /** The file cannot be used; the last good policy stays. Once for each broken state. Must not throw. */
  onProblem: (problems: readonly string[]) => void;
};

/** There is no policy to start with. The message says every problem and what to do. */
export class PolicyFileError extends Error {
  override readonly name = "PolicyFileError";
  readonly problems: readonly string[];

  constructor(path: string, problems: readonly string[]) {
    super([`The policy ${path} cannot be used:`, ...problems.map((problem) => `  ${problem}`)].join("\n"));
    this.problems = problems;
  }
}

type Good = { text: string; policy: Policy; warnings: readonly string[] };
type Bad = { text: string | undefined; problems: readonly string[] };

/** How long a file must be left alone before it is read: editors write in several steps. */
const SETTLE_MS = 50;
/** Some file systems tell nobody about changes, so it is also looked at from time to time. */
const LOOK_MS = 5_000;

/**
 * Reads a policy once.
 * @throws {PolicyFileError} when the file is missing, cannot be read or is wrong
 */
export async function readPolicyFile(path: string): Promise<{ policy: Policy; warnings: readonly string[] }> {
  const read = await load(path);
  if ("problems" in read) throw new PolicyFileError(path, read.problems);
  return { policy: read.policy, warnings: read.warnings };
}

/**
 * Reads a policy and keeps it up with its file, through atomic renames, symbolic links that move, and
 * mistakes: a broken or missing file is told, and the last good policy stays in force.
 * @throws {PolicyFileError} when there is no good policy to start with
 */
export async function watchPolicy(path: string, events: PolicyEvents): Promise<PolicySource> {
  const read = await load(path);
  if ("problems" in read) throw new PolicyFileError(path, read.problems);
  return new WatchedPolicy(path, read, events);
}

class WatchedPolicy implements PolicySource {
  readonly #path: string;
  readonly #events: PolicyEvents;
  readonly #pauses = new Map<string, string | undefined>();
  readonly #closing = new AbortController();
  #good: Good;
  #problems: readonly string[] = [];
  #seen: string | undefined;
  #policy: Policy;
  #reading = Promise.resolve();
  #settling: NodeJS.Timeout | undefined;

  constructor(path: string, good: Good, events: PolicyEvents) {
    this.#path = path;
    this.#events = events;
    this.#good = good;
    this.#seen = good.text;
    this.#policy = good.policy;
    this.#watch();
    this.#soon();
  }

  current(): Policy {
    return this.#policy;
  }

  problems(): readonly string[] {
    return this.#problems;
  }

  warnings(): readonly string[] {
    return this.#good.warnings;
  }

  pause(channel: string, now?: string): void {
    this.#pauses.set(channel, now);
    this.#apply();
  }

  stop(): void {
    this.#closing.abort();
    clearTimeout(this.#settling);
  }

  #watch(): void {
    const { signal } = this.#closing;
    const look = setInterval(() => this.#read(), LOOK_MS).unref();
    signal.addEventListener("abort", () => clearInterval(look));
    try {
      const watcher = watch(dirname(this.#path), { persistent: false, signal });
      watcher.on("change", (_event, name) => {
        const file = String(name ?? "");
        if (file === "" || file === basename(this.#path) || file.startsWith("..")) this.#soon();
      });
      watcher.on("error", () => this.#soon());
    } catch {
      // The system has no watcher left to give: looking from time to time is enough.
    }
  }

  #soon(): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.#read(), SETTLE_MS).unref();
  }

  /** One reading after another, so that an older one never overwrites a newer. */
  #read(): void {
    this.#reading = this.#reading.then(() => this.#look());
  }

  async #look(): Promise<void> {
    const read = await load(this.#path);
    if (!this.#closing.signal.aborted) this.#take(read);
  }

  #take(read: Good | Bad): void {
    if (read.text === this.#seen) return;
    this.#seen = read.text;
    if ("problems" in read) {
      this.#problems = read.problems;
      this.#events.onProblem(read.problems);
      return;
    }
    this.#good = read;
    this.#problems = [];
    this.#apply();
    this.#events.onChange(this.#policy, read.warnings);
  }

  #apply(): void {
    const listed = [...this.#pauses].filter(([channel]) => this.#good.policy.channels.has(channel));
    this.#policy = listed.reduce(
      (policy, [channel, now]) => pauseChannel(policy, channel, now),
      this.#good.policy,
    );
  }
}

async function load(path: string): Promise<Good | Bad> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    return { text: undefined, problems: [unreadable(path, error)] };
  }
  const parsed = parsePolicy(text);
  return parsed.ok
    ? { text, policy: parsed.policy, warnings: parsed.warnings }
    : { text, problems: parsed.problems };
}

function unreadable(path: string, error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
  if (code !== "ENOENT") return `${path} cannot be read (${code}). Check what it is and who may read it.`;
  return `There is no file ${path}. Copy policy.example.yml to it, put your own channel ids in, and check it: npm run policy -- check --file ${path}`;
}
