import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { dialects } from "../database/support.ts";
import { rejection } from "./change.ts";
import { benchForEach, MINUTE, told } from "./support.ts";

const Given = z.array(z.array(z.string()));
const Won = z.array(z.object({ won: z.boolean(), id: z.string() }));

interface Worker {
  readonly child: ChildProcess;
  readonly tell: (deed: string, ids: readonly string[]) => void;
  readonly answer: () => Promise<unknown>;
}

/** Lets all do the same at once, and gives the ids each of them won. */
async function race(workers: readonly Worker[], deed: string, ids: readonly string[]): Promise<string[]> {
  for (const worker of workers) worker.tell(deed, ids);
  const answers = await Promise.all(workers.map(async (worker) => Won.parse(await worker.answer())));
  return answers.flatMap((won) => won.filter((one) => one.won).map(({ id }) => id)).toSorted();
}

describe.each(dialects)("several processes on %s", (dialect) => {
  const bench = benchForEach(dialect);
  const children: ChildProcess[] = [];
  afterEach(async () => {
    for (const child of children.splice(0))
      if (child.exitCode === null && child.signalCode === null) await kill(child);
  });

  const start = async (owner: string): Promise<Worker> => {
    const file = fileURLToPath(new URL("worker.ts", import.meta.url));
    const child = spawn(process.execPath, [file, JSON.stringify(bench().fresh.place), owner], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    children.push(child);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const line = async () => z.string().parse((await lines.next()).value);
    expect(await line()).toBe("ready");
    return {
      child,
      tell: (deed, ids) => child.stdin.write(`${JSON.stringify({ deed, ids })}\n`),
      answer: async (): Promise<unknown> => JSON.parse(await line()),
    };
  };

  it("confirm, take and approve each change once", async () => {
    const { ledger, audit, clock } = bench();
    const workers = await Promise.all(["1", "2", "3", "4"].map(start));
    const keys = Array.from({ length: 25 }, (_, n) => `${n}`);
    const ids = await race(workers, "confirm", keys);
    expect(new Set(ids).size).toBe(25);
    expect(ids).toHaveLength(25);
    clock.now = Date.now();
    const expiresAt = Date.now() + 30 * MINUTE;
    for (const id of ids) await ledger.hold(id, { needed: 1, approvers: undefined, expiresAt });
    expect(await race(workers, "decide", ids)).toEqual(ids);
    expect(await race(workers, "take", ids)).toEqual(ids);
    const { problems, entries } = await audit.verify();
    expect([problems, entries]).toEqual([[], 4 * 25]);
  });

  it("make one chain of fifty entries that two of them append at once", async () => {
    const workers = [await start("1"), await start("2")];
    const places = Array.from({ length: 25 }, (_, n) => `${n}`);
    expect(await race(workers, "append", places)).toHaveLength(50);
    expect(await bench().audit.verify()).toMatchObject({ entries: 50, problems: [], head: { seq: 50 } });
  });

  it("take over what one left that was killed, before its call and during it", async () => {
    const { audit, ledger } = bench();
    const [dead, ...others] = [await start("dead"), await start("2"), await start("3")];
    const [first = "", second = ""] = await race([dead], "confirm", ["a", "b"]);
    await race([dead], "take", [second]);
    await kill(dead.child);
    for (const other of others) other.tell("takeOver", ["now"]);
    const given = await Promise.all(others.map(async (other) => Given.parse(await other.answer()).flat()));
    expect(given.flat().toSorted()).toEqual([first, second].toSorted());
    expect((await ledger.find(first))?.state).toBe("stopped");
    expect((await ledger.find(second))?.state).toBe("unknown");
    expect(await told(audit)).toHaveLength(5);
  });

  it("find every change whole when one is killed in the middle of many", async () => {
    const { audit, ledger } = bench();
    const dead = await start("dead");
    dead.tell(
      "work",
      Array.from({ length: 400 }, (_, n) => `${n}`),
    );
    while ((await ledger.history({ limit: 50 })).length < 50) await new Promise(setImmediate);
    await kill(dead.child);
    await ledger.takeOver({ alone: true });
    const records = await ledger.history({ limit: 1000 });
    const states = new Set(records.map(({ state }) => state));
    expect(["done", "stopped", "unknown"]).toEqual(expect.arrayContaining([...states]));
    const { entries } = await audit.list({ limit: 5000 });
    const ends = entries.filter(({ outcome }) => ["done", "stopped", "unknown"].includes(outcome));
    expect(new Set(ends.map(({ change }) => change)).size).toBe(records.length);
    expect(ends).toHaveLength(records.length);
    expect((await audit.verify()).problems).toEqual([]);
    const free = records.filter(({ state }) => state !== "unknown").slice(0, 5);
    const again = free.map(({ target, id }) => ledger.confirm(rejection({ key: `again ${id}`, target })));
    expect((await Promise.all(again)).every(({ kind }) => kind === "mine")).toBe(true);
  });
});

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}
