import { expect, test } from "vitest";
import { makeClock } from "../../sandbox/omni/clock.ts";
import { NOW } from "./support.ts";

test("promises are kept in the order they fall due, and what they promise in turn", () => {
  const clock = makeClock(() => NOW);
  const done: string[] = [];
  clock.later(60_000, () => done.push("later"));
  clock.later(30_000, () => {
    done.push("sooner");
    clock.later(1000, () => done.push("in turn"));
  });
  clock.advance(30_500);
  expect(done).toEqual(["sooner"]);
  clock.settle();
  expect(done).toEqual(["sooner", "in turn", "later"]);
  expect([clock.waiting(), clock.now().toISOString()]).toEqual([0, "2026-11-22T14:00:30.500Z"]);
});

test("time alone keeps a promise", async () => {
  const clock = makeClock(() => new Date());
  await expect(new Promise((resolve) => clock.later(5, () => resolve("done")))).resolves.toBe("done");
});

test("a stopped clock forgets its promises", () => {
  const clock = makeClock(() => NOW);
  const done: string[] = [];
  clock.later(1000, () => done.push("never"));
  clock.stop();
  clock.settle();
  expect(done).toEqual([]);
});
