import { afterEach, expect, test, vi } from "vitest";
import { createOmniSandbox } from "../../sandbox/omni/index.ts";
import { EVENTS_A_DAY } from "../../sandbox/omni/story/events.ts";
import type { Told } from "../../sandbox/omni/story/told.ts";
import { NOW, rowsOf, start } from "./support.ts";

afterEach(() => void vi.useRealTimers());

const open = (options = {}) => createOmniSandbox({ now: () => NOW, ...options });
type Open = ReturnType<typeof open>;

/** Plays a whole day, event by event. */
function playDay({ story }: Open): Told[] {
  return Array.from({ length: EVENTS_A_DAY }, () => story.step()).filter((told) => told !== undefined);
}
const unitsOf = ({ state }: Open): number =>
  state.locations.reduce(
    (sum, { InternalName }) =>
      sum + state.catalogue.products.reduce((all, { sku }) => all + state.stock.get(sku, InternalName), 0),
    0,
  );
const numbersIn = (words: string): number[] => [...words.matchAll(/(\d+) ×/gu)].map(([, n]) => Number(n));
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

test("a day has orders that arrive, are paid, routed and shipped, stores that sell, and deliveries", () => {
  const sandbox = open();
  const told = playDay(sandbox);
  const count = (kind: string): number => told.filter((one) => one.kind === kind).length;
  expect(told).toHaveLength(EVENTS_A_DAY);
  expect(count("order")).toBeGreaterThan(10);
  expect(count("sale")).toBeGreaterThan(15);
  expect(count("delivery")).toBe(3);
  for (const kind of ["payment", "routing", "shipping"]) expect(count(kind)).toBeGreaterThan(0);
  expect(sandbox.story.place()).toMatchObject({ day: 1, done: EVENTS_A_DAY, next: null });
  expect(told.map(({ time }) => time)).toEqual(told.map(({ time }) => time).toSorted());
  const hours = (sandbox.clock.now().getTime() - NOW.getTime()) / 3_600_000;
  expect(hours).toBeGreaterThan(8);
  expect(hours).toBeLessThan(18);
});

test("what is told is what happened to the stock, unit by unit", () => {
  const sandbox = open({ skus: 12, locations: 5 });
  const before = unitsOf(sandbox);
  const told = playDay(sandbox);
  const of = (kind: string): number =>
    sum(told.filter((one) => one.kind === kind).flatMap(({ words }) => numbersIn(words)));
  const shipped = sum(
    sandbox.state.orders.added().flatMap((order) => order.LineItems.map((line) => line.QuantityShipped)),
  );
  expect(shipped).toBeGreaterThan(0);
  expect(unitsOf(sandbox) - before).toBe(of("delivery") - of("sale") - shipped);
});

test("the same seed tells the same day, another seed another; the documented orders stay as they are", () => {
  const [one, same, other] = [open(), open(), open({ seed: 2 })].map(playDay);
  expect(one).toEqual(same);
  expect(one).not.toEqual(other);
  const sandbox = open();
  const before = JSON.stringify(["1001", "1002", "1003"].map((id) => sandbox.state.orders.get(id)));
  playDay(sandbox);
  expect(JSON.stringify(["1001", "1002", "1003"].map((id) => sandbox.state.orders.get(id)))).toBe(before);
});

test("the next day goes on where the first ended, also in a stand-in that was stopped in between", () => {
  const whole = open();
  const [first, second] = [playDay(whole), playDay(whole)];
  const stopped = open();
  const halves = Array.from({ length: 40 }, () => stopped.story.step());
  const later = open({ saved: stopped.snapshot() });
  const rest = [...playDay(later), ...playDay(later)].slice(0, 2 * EVENTS_A_DAY - 40);
  expect([...halves, ...rest]).toEqual([...first, ...second]);
  expect(later.story.place().day).toBe(3);
});

test("an order of the story is an order like any other: found, read, cancelled", async () => {
  const { sandbox, get, send } = await start();
  const told = sandbox.story.step();
  const [order] = rowsOf(await get(`orders?ExternalOrderId=${told?.order}`));
  expect(order).toMatchObject({ ExternalOrderId: "600001", OrderDateUtc: told?.time });
  const found = await send("POST", "orders/Search?pageSize=1", {
    Field: "ExternalOrderId",
    Operator: "startsWith",
    Value: "6",
  });
  expect(rowsOf(found)[0]).toMatchObject({ ExternalOrderId: "600001" });
  expect((await send("POST", "orders/Cancel?externalOrderId=600001&cancelReason=x")).status).toBe(204);
});

test("it plays by itself, so many minutes a second, and stands still when paused", () => {
  vi.useFakeTimers();
  const sandbox = open();
  sandbox.story.start(20);
  expect([sandbox.story.playing, sandbox.story.speed]).toEqual([true, 20]);
  vi.advanceTimersByTime(3000);
  const stands = () => ({ done: sandbox.story.place().done, minutes: (sandbox.clock.ahead() / 60_000) | 0 });
  expect(stands().minutes).toBe(60);
  expect(stands().done).toBeGreaterThanOrEqual(5);
  const before = stands();
  sandbox.story.pause();
  vi.advanceTimersByTime(10_000);
  expect(stands()).toEqual(before);
  sandbox.clock.advance(86_400_000);
  sandbox.story.start();
  expect(sandbox.story.speed).toBe(20);
  vi.advanceTimersByTime(1000);
  expect(stands().done - before.done).toBeLessThan(8);
});

test("a day that is over stops by itself", () => {
  vi.useFakeTimers();
  const { story } = open();
  story.start(240);
  vi.advanceTimersByTime(10_000);
  expect([story.playing, story.place()]).toEqual([
    false,
    expect.objectContaining({ day: 1, done: EVENTS_A_DAY, next: null }),
  ]);
});

test("a clock moved ahead while it stands still makes nothing overdue", () => {
  const sandbox = open();
  sandbox.story.step();
  sandbox.clock.advance(48 * 3_600_000);
  const next = sandbox.story.step();
  expect(Date.parse(next?.time ?? "")).toBeGreaterThan(NOW.getTime() + 48 * 3_600_000);
});
