import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it, vi } from "vitest";
import { sql } from "kysely";
import { appendNews } from "../../../src/database/outbox-append.ts";
import { newsWaiting } from "../../../src/database/outbox.ts";
import { type Database, openDatabase } from "../../../src/database/open-database.ts";
import { dialects, freshPlace } from "../../database/support.ts";
import { CARE, newsOf } from "./bench.ts";
import { openSlack } from "./slack.ts";

const file = fileURLToPath(new URL("worker.ts", import.meta.url));
const LONG = { timeout: 25_000, interval: 10 };

/** Two processes that deliver, of which one is killed; on SQLite, which one alone may use, the other starts then. */
async function openStreet(dialect: "sqlite" | "postgres", closers: (() => Promise<unknown>)[]) {
  const { place, remove } = await freshPlace(dialect);
  const slack = await openSlack();
  const children: ChildProcess[] = [];
  const database = await openDatabase(place);
  closers.push(async () => {
    for (const child of children) await kill(child);
    await slack.close();
    await database.close();
    await remove();
  });
  const start = async () => {
    const child = spawn(process.execPath, [file, JSON.stringify(place), slack.valve.url], {
      stdio: ["pipe", "pipe", "inherit"],
      env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), "omni-compile-cache") },
    });
    children.push(child);
    const said: string[] = [];
    createInterface({ input: child.stdout }).on("line", (line) => said.push(line));
    const heard = (line: string) => vi.waitFor(() => expect(said).toContain(line), LONG);
    await heard("ready");
    return { child, heard };
  };
  const first = await start();
  return {
    ...slack,
    heard: first.heard,
    hold: async () => {
      first.child.stdin?.write("hold\n");
      await first.heard("hold");
    },
    append: (...news: string[]) =>
      database.db.transaction().execute((transaction) =>
        appendNews(
          transaction,
          news.map((words) => newsOf(CARE, words)),
          Date.now(),
        ),
      ),
    rests: () => vi.waitFor(async () => expect(await newsWaiting(database.db, CARE)).not.toEqual([]), LONG),
    /** Kills the first one, lets half a minute pass for the other, and waits until it has told so many. */
    takenOver: async (many: number) => {
      if (dialect === "postgres") await start();
      await kill(first.child);
      await halfAMinutePasses(database);
      if (dialect === "sqlite") await start();
      await vi.waitFor(() => expect(slack.told(CARE)).toHaveLength(many), LONG);
    },
  };
}

async function halfAMinutePasses({ db }: Database): Promise<void> {
  const earlier = {
    lease_until: sql<number>`lease_until - 30000`,
    not_before: sql<number>`not_before - 30000`,
  };
  await db.updateTable("outbox_channels").set(earlier).execute();
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

describe.each(dialects)("a process that is killed, on %s", (dialect) => {
  const closers: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0)) await close();
  });

  it("after Slack took a message, before that was kept: it is told once more, and says so", async () => {
    const { valve, append, takenOver, told } = await openStreet(dialect, closers);
    const answered = valve.holdAnswer(/postMessage/);
    await append("post a", "post b");
    await answered.reached;
    expect(told(CARE)).toEqual(["a"]);
    await takenOver(3);
    expect(told(CARE)).toEqual(["a", "a (may be repeated)", "b"]);
  });

  it("while a message was on its way: it says so too, since nobody knows", async () => {
    const { valve, append, takenOver, told } = await openStreet(dialect, closers);
    const sent = valve.hold(/postMessage/);
    await append("post a");
    await sent.reached;
    await takenOver(1);
    expect(told(CARE)).toEqual(["a (may be repeated)"]);
    sent.drop();
  });

  it("before a message was sent: it is told, and is no repetition", async () => {
    const { append, hold, heard, takenOver, told } = await openStreet(dialect, closers);
    await hold();
    await append("post a");
    await heard("drawing a");
    await takenOver(1);
    expect(told(CARE)).toEqual(["a"]);
  });

  it("while news wait for their time: they are told when it has come, and are no repetition", async () => {
    const { proxy, append, rests, takenOver, told } = await openStreet(dialect, closers);
    const limited = Promise.withResolvers<void>();
    proxy.instead("chat.postMessage", () => {
      limited.resolve();
      return { status: 429, headers: { "retry-after": "30" }, body: "" };
    });
    await append("post a");
    await limited.promise;
    await rests();
    proxy.instead("chat.postMessage", undefined);
    await takenOver(1);
    expect(told(CARE)).toEqual(["a"]);
  });
});
