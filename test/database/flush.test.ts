import { setImmediate as turn } from "node:timers/promises";
import { expect, it } from "vitest";
import { createFlush, type Flush } from "../../src/database/flush.ts";

/** Whatever can go on by itself has done so. */
async function moment(): Promise<void> {
  await turn();
  await turn();
}

/** A disk that is done with what it was given when it is told so. */
function slowDisk() {
  const waits: PromiseWithResolvers<void>[] = [];
  const sync = () => {
    const wait = Promise.withResolvers<void>();
    waits.push(wait);
    return wait.promise;
  };
  return { waits, sync };
}

/** Writes something, and waits for it. */
function writerOn(flush: Flush): () => Promise<void> {
  return () => {
    flush.wrote();
    return flush.settled();
  };
}

/** What has resolved by now, of promises with a name. */
async function resolved(named: Readonly<Record<string, Promise<void>>>): Promise<string[]> {
  const names: string[] = [];
  for (const [name, promise] of Object.entries(named)) void promise.then(() => names.push(name));
  await moment();
  return names;
}

it("waits once for all who wrote in one moment, and once more for all who came meanwhile", async () => {
  const { waits, sync } = slowDisk();
  const write = writerOn(createFlush([sync]));
  const early = { first: write(), second: Promise.resolve().then(write) };
  await moment();
  const late = { third: write(), fourth: write() };
  await moment();
  expect(waits.length).toBe(1);
  waits[0]?.resolve();
  expect(await resolved({ ...early, ...late })).toEqual(["first", "second"]);
  expect(waits.length).toBe(2);
  waits[1]?.resolve();
  expect(await resolved(late)).toEqual(["third", "fourth"]);
  expect(waits.length).toBe(2);
});

it("gives the disk what was written while it works on something else, as often as it may at once", async () => {
  const { waits, sync } = slowDisk();
  const write = writerOn(createFlush([sync, sync]));
  const all: Record<string, Promise<void>> = {};
  for (const name of ["first", "second", "third"]) {
    all[name] = write();
    await moment();
  }
  expect(waits.length).toBe(2);
  // What was given to it later holds all that was written before.
  waits[1]?.resolve();
  expect(await resolved(all)).toEqual(["first", "second"]);
  expect(waits.length).toBe(3);
  waits[2]?.resolve();
  expect(await resolved({ third: all["third"] ?? Promise.reject() })).toEqual(["third"]);
  waits[0]?.resolve();
  await moment();
  expect(waits.length).toBe(3);
});

it("waits for nobody's write but those before", async () => {
  const { waits, sync } = slowDisk();
  const flush = createFlush([sync]);
  const write = writerOn(flush);
  await flush.settled();
  expect(waits.length).toBe(0);
  const writer = write();
  await moment();
  const reader = flush.settled();
  const later = write();
  waits[0]?.resolve();
  expect(await resolved({ writer, reader, later })).toEqual(["writer", "reader"]);
  waits[1]?.resolve();
  await later;
  await flush.settled();
  expect(waits.length).toBe(2);
});

it("believes a disk no more that failed once", async () => {
  const { waits, sync } = slowDisk();
  const write = writerOn(createFlush([sync, sync]));
  const first = write();
  await moment();
  const second = write();
  await moment();
  waits[0]?.reject(new Error("EIO"));
  await expect(first).rejects.toThrow("EIO");
  await expect(second).rejects.toThrow("EIO");
  waits[1]?.resolve();
  await expect(write()).rejects.toThrow("EIO");
  await moment();
  await expect(write()).rejects.toThrow("EIO");
  expect(waits.length).toBe(2);
});

it("says so also where all that was written is on the disk by another sync", async () => {
  const { waits, sync } = slowDisk();
  const flush = createFlush([sync, sync]);
  const write = writerOn(flush);
  const first = write();
  await moment();
  const second = write();
  await moment();
  waits[1]?.resolve();
  await Promise.all([first, second]);
  waits[0]?.reject(new Error("EIO"));
  await moment();
  await expect(flush.settled()).rejects.toThrow("EIO");
});
