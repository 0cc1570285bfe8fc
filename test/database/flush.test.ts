import { setImmediate as turn } from "node:timers/promises";
import { expect, it } from "vitest";
import { createFlush } from "../../src/database/flush.ts";

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

/** What has resolved by now, of promises with a name. */
async function resolved(named: Readonly<Record<string, Promise<void>>>): Promise<string[]> {
  const names: string[] = [];
  for (const [name, promise] of Object.entries(named)) void promise.then(() => names.push(name));
  await moment();
  return names;
}

it("waits once for all who wrote in one moment, and once more for all who came meanwhile", async () => {
  const { waits, sync } = slowDisk();
  const flush = createFlush(sync);
  const write = () => {
    flush.wrote();
    return flush.settled();
  };
  const [first, second] = [write(), Promise.resolve().then(write)];
  await moment();
  const [third, fourth] = [write(), write()];
  await moment();
  expect(waits.length).toBe(1);
  waits[0]?.resolve();
  expect(await resolved({ first, second, third, fourth })).toEqual(["first", "second"]);
  expect(waits.length).toBe(2);
  waits[1]?.resolve();
  expect(await resolved({ third, fourth })).toEqual(["third", "fourth"]);
  expect(waits.length).toBe(2);
});

it("waits for nobody's write but those before", async () => {
  const { waits, sync } = slowDisk();
  const flush = createFlush(sync);
  await flush.settled();
  expect(waits.length).toBe(0);
  flush.wrote();
  const writer = flush.settled();
  await moment();
  const reader = flush.settled();
  flush.wrote();
  const later = flush.settled();
  waits[0]?.resolve();
  expect(await resolved({ writer, reader, later })).toEqual(["writer", "reader"]);
  waits[1]?.resolve();
  await later;
  await flush.settled();
  expect(waits.length).toBe(2);
});

it("believes a disk no more that failed once", async () => {
  const { waits, sync } = slowDisk();
  const flush = createFlush(sync);
  flush.wrote();
  const first = flush.settled();
  await moment();
  flush.wrote();
  const second = flush.settled();
  waits[0]?.reject(new Error("EIO"));
  await expect(first).rejects.toThrow("EIO");
  await expect(second).rejects.toThrow("EIO");
  flush.wrote();
  await expect(flush.settled()).rejects.toThrow("EIO");
  expect(waits.length).toBe(1);
});
