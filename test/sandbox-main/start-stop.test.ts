import { expect, test } from "vitest";
import { botOf, gone, isAlive, occupyPort, openYard } from "./support.ts";

const page = async (url: string): Promise<number> => (await fetch(url)).status;

test("a second start finds the first, says where it is and ends; it does not matter which port it wanted", async () => {
  await using yard = await openYard();
  await using taken = await occupyPort();
  const first = yard.start();
  const address = await first.address();
  const [omni = ""] = /(?<=how to make it misbehave: )\S+/.exec(first.said()) ?? [];
  expect(await page(omni)).toBe(200);
  const second = yard.start({ port: taken.port });
  expect(await second.end()).toEqual({ code: 0, signal: null });
  expect(second.said()).toContain(`The sandbox runs already. Open ${address}\n`);
  expect(await page(address)).toBe(200);
});

test("a port that something else uses is stepped around", async () => {
  await using yard = await openYard();
  await using taken = await occupyPort();
  const address = await yard.start({ port: taken.port }).address();
  expect(Number(new URL(address).port)).toBeGreaterThan(taken.port);
  expect(await page(address)).toBe(200);
});

test("Ctrl-C in a terminal ends the stand-ins and the bot, without an error", async () => {
  await using yard = await openYard();
  const started = yard.start();
  await started.address();
  const bot = await botOf(yard);
  started.signalGroup("SIGINT");
  expect(await started.end()).toEqual({ code: 0, signal: null });
  expect(isAlive(bot)).toBe(false);
});

test("through npm it leaves nothing running either; npm itself ends as shells do, by the signal", async () => {
  await using yard = await openYard();
  const started = yard.start({ npm: true });
  await started.address();
  const bot = await botOf(yard);
  expect(isAlive(bot)).toBe(true);
  started.signalGroup("SIGINT");
  expect(await started.end()).toEqual({ code: null, signal: "SIGINT" });
  await gone(-started.pid);
  await gone(bot);
  expect(started.said()).not.toMatch(/error/i);
});

test("SIGTERM ends them too", async () => {
  await using yard = await openYard();
  const started = yard.start();
  await started.address();
  const bot = await botOf(yard);
  started.signal("SIGTERM");
  expect(await started.end()).toEqual({ code: 0, signal: null });
  expect(isAlive(bot)).toBe(false);
});

test("an impatient second Ctrl-C changes nothing", async () => {
  await using yard = await openYard();
  const started = yard.start();
  await started.address();
  const bot = await botOf(yard);
  started.signal("SIGINT");
  started.signal("SIGINT");
  expect(await started.end()).toEqual({ code: 0, signal: null });
  expect(isAlive(bot)).toBe(false);
});

test("a sudden death leaves no bot behind, and the next start works", async () => {
  await using yard = await openYard();
  const first = yard.start();
  await first.address();
  const bot = await botOf(yard);
  first.signal("SIGKILL");
  await gone(bot);
  const second = yard.start();
  expect(await page(await second.address())).toBe(200);
  expect(second.said()).toContain("Omni for Slack runs in a sandbox.");
});

test("a bot that dies takes the sandbox with it, and says so", async () => {
  await using yard = await openYard();
  const started = yard.start();
  await started.address();
  process.kill(await botOf(yard), "SIGKILL");
  expect(await started.end()).toEqual({ code: 1, signal: null });
  expect(started.said()).toContain("The bot stopped by itself (killed). The sandbox ends.");
});
