import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { binaries, type Runner, reachableFolder, runner } from "./postgres-binaries.ts";

export interface PostgresServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** A server that a test may halt, as a crash does: whoever is connected is cut off. */
export interface OwnPostgresServer extends PostgresServer {
  readonly halt: () => Promise<void>;
  readonly resume: () => Promise<void>;
}

/** The server at `given`, or one of our own when none is given. It fails with what is wrong; it never skips. */
export async function startPostgres(given: string | undefined): Promise<PostgresServer> {
  if (given === undefined || given === "") return startOwnPostgres();
  const failure = await connectionFailure(given);
  if (failure === undefined) return { url: given, stop: () => Promise.resolve() };
  throw new Error(`The server of TEST_DATABASE_URL does not answer: ${failure}`);
}

/**
 * Starts the server, and beside it a shell that reads orders until the end of its input: this process's end closes
 * it, however it ends, and then the shell stops the server and removes its data.
 */
const keeper = `
trap '' INT TERM HUP
begin() { "$1/postgres" -D "$2/data" -k "$2" -h '' -p 5432 -F & server=$!; }
begin "$@"
while read -r order; do
  case $order in
    halt) kill -QUIT $server; wait $server;;
    resume) begin "$@";;
  esac
done
kill -INT $server 2>/dev/null; wait $server; rm -rf "$2"`;

/** A server of a test's own. */
export async function startOwnPostgres(): Promise<OwnPostgresServer> {
  const folder = reachableFolder();
  const bin = binaries(folder);
  const user = runner();
  await removeStale(folder);
  const home = createCluster(bin, folder, user);
  const url = `postgres://postgres@localhost:5432/postgres?host=${encodeURIComponent(home)}`;
  const server = spawn("sh", ["-c", keeper, "sh", bin, home], {
    ...user,
    cwd: "/",
    stdio: ["pipe", "ignore", "pipe"],
  });
  const said: string[] = [];
  server.stderr.on("data", (chunk) => said.push(String(chunk)));
  const ended = once(server, "exit");
  const stop = async (): Promise<void> => {
    server.stdin.end();
    await ended;
    rmSync(home, { recursive: true, force: true });
  };
  const order = async (word: "halt" | "resume"): Promise<void> => {
    server.stdin.write(`${word}\n`);
    if (!(await becomes(url, word === "resume")))
      throw new Error(`PostgreSQL does not ${word}:\n${said.join("")}`);
  };
  if (await becomes(url, true))
    return { url, stop, halt: () => order("halt"), resume: () => order("resume") };
  await stop();
  throw new Error(`The PostgreSQL from npm does not start:\n${said.join("")}`);
}

/** Whether the server answers, or answers no more, before long. */
async function becomes(url: string, answering: boolean): Promise<boolean> {
  for (let tries = 0; tries < 400; tries++) {
    if (((await connectionFailure(url)) === undefined) === answering) return true;
    await wait(50);
  }
  return false;
}

function createCluster(bin: string, folder: string, user: Runner): string {
  const home = mkdtempSync(join(folder, `run-${process.pid}-`));
  chmodSync(home, 0o700);
  if (user.uid !== undefined && user.gid !== undefined) chownSync(home, user.uid, user.gid);
  const flags = [
    "-D",
    join(home, "data"),
    "-U",
    "postgres",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--locale=C",
    "--no-sync",
  ];
  try {
    execFileSync(join(bin, "initdb"), flags, { ...user, cwd: "/", stdio: ["ignore", "ignore", "pipe"] });
  } catch (error) {
    rmSync(home, { recursive: true, force: true });
    throw new Error(`PostgreSQL's initdb failed: ${String(error)}`, { cause: error });
  }
  return home;
}

/** What a run left that was killed together with its keeper: its server, if it still runs, and its data. */
async function removeStale(folder: string): Promise<void> {
  for (const name of readdirSync(folder)) {
    const owner = /^run-(\d+)-/.exec(name)?.[1];
    if (owner === undefined || isAlive(Number(owner))) continue;
    const server = serverOf(join(folder, name));
    if (server !== undefined) await end(server);
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}

async function end(server: number): Promise<void> {
  process.kill(server, "SIGQUIT");
  for (let tries = 0; tries < 100 && isAlive(server); tries++) await wait(50);
}

/** The process that serves a folder: its number is on the first line of `postmaster.pid`, the folder on the second. */
function serverOf(home: string): number | undefined {
  try {
    const [pid, data] = readFileSync(join(home, "data", "postmaster.pid"), "utf8").split("\n");
    const command = execFileSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" });
    return data !== undefined && command.includes(data) ? Number(pid) : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function connectionFailure(url: string): Promise<string | undefined> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  // A server that is halted cuts it off between two of its answers.
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("select 1");
    return undefined;
  } catch (error) {
    return error instanceof Error ? `${error.name} ${error.message}` : "";
  } finally {
    await client.end().catch(() => {});
  }
}
