import type { ChildProcess } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { connected, type Process, settingsOf, startProcess } from "../support/bot-process.ts";
import {
  type House,
  APP_TOKEN,
  BOT_TOKEN,
  OMNI_KEY,
  openHouse,
  ownPolicy,
  SIGNING_SECRET,
} from "../support/house.ts";

let house: House;
let folder: string;
let children: ChildProcess[];
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house[Symbol.asyncDispose]());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "omni-process-"));
  children = [];
});
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  house.omni.faults.clear();
  await rm(folder, { recursive: true, force: true });
});

/** The settings of a bot in the folder of this test. */
async function settings(
  more: Readonly<Record<string, string | undefined>> = {},
): Promise<Record<string, string>> {
  const policy = join(folder, "policy.yml");
  await writeFile(policy, await ownPolicy());
  return settingsOf(house, { POLICY_FILE: policy, DATA_DIR: join(folder, "data"), ...more });
}

function start(env: Record<string, string>): Process {
  const started = startProcess(env);
  children.push(started.child);
  return started;
}

/** Starts a bot that is meant to run, and connects Slack to it. */
async function startReady(env: Record<string, string>): Promise<Process & { readonly url: string }> {
  const running = start(env);
  return { ...running, url: await connected(running, house.slack) };
}

test("it starts, answers, shows how it is, and ends with 0 on SIGTERM when the last answer is given", async () => {
  const bot = await startReady(await settings());
  expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);
  const ready = await fetch(`${bot.url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([200, { database: "ok", policy: "ok", slack: "ok" }]);
  const ben = house.slack.as("U0BEN");
  house.omni.faults.set("order.read", { kind: "delay", milliseconds: 600 });
  await ben.command("/omni", "order 1001", { channel: "C0CARE" });
  bot.child.kill("SIGTERM");
  await bot.says(/"signal":"SIGTERM"/);
  await house.slack.waitForMessage("C0CARE", "U0BEN", /Order 1001 is paid/);
  expect(await bot.ended).toBe(0);
  for (const secret of [BOT_TOKEN, SIGNING_SECRET, OMNI_KEY]) expect(bot.output()).not.toContain(secret);
});

test("what cannot be closed is told, and it ends all the same, with 1", async () => {
  const bot = await startReady(await settings());
  const note = join(folder, "data", "omni.lock.txt");
  await rm(note);
  await mkdir(note);
  bot.child.kill("SIGTERM");
  await bot.says(/"what":"the lock of the folder".*could not be closed/);
  expect(await bot.ended).toBe(1);
});

test("its numbers are there for Prometheus, without anything of a customer", async () => {
  const bot = await startReady(await settings());
  await house.slack
    .as("U0BEN")
    .command("/omni", "order find email zoe.quill1@example.com", { channel: "C0CARE" });
  await house.slack.waitForMessage("C0CARE", "U0BEN", /only order with e-mail/);
  const numbers = await (await fetch(`${bot.url}/metrics`)).text();
  expect(numbers).toMatch(/interactions.*kind="command".*operation="order\.search".*outcome="done".* 1/);
  expect(numbers).toMatch(/orders\.search/);
  expect(numbers).not.toMatch(/zoe|example\.com/);
});

test("half a configuration is told whole, and ends with 1", async () => {
  const { output, ended } = start({ SLACK_BOT_TOKEN: "xoxp-wrong", OMNI_BASE_URL: "nowhere", PORT: "many" });
  expect(await ended).toBe(1);
  expect(output()).toMatch(/The configuration cannot be used:/);
  for (const name of ["SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "OMNI_BASE_URL", "OMNI_API_KEY", "PORT"])
    expect(output()).toContain(name);
  expect(output()).not.toMatch(/xoxp-wrong|at .*\.ts:\d+/);
});

test("no configuration at all names the sandbox", async () => {
  const { output, ended } = start({});
  expect(await ended).toBe(1);
  expect(output()).toMatch(/`npm start` without settings starts the sandbox/);
});

test.each([
  ["SLACK_BOT_TOKEN", { SLACK_BOT_TOKEN: "xoxb-not-this-one" }],
  ["SLACK_APP_TOKEN", { SLACK_APP_TOKEN: `${APP_TOKEN}-not-this-one` }],
])("a wrong %s is told in words", async (name, wrong) => {
  const { output, ended } = start(await settings(wrong));
  expect(await ended).toBe(1);
  expect(output()).toMatch(/Slack refuses to let the app in: invalid_auth\./);
  expect(output()).toContain(name);
  expect(output()).not.toMatch(/not-this-one|at .*\.ts:\d+/);
});

test("a Slack that cannot be reached is told in words", async () => {
  const { output, ended } = start(await settings({ SLACK_API_URL: "http://127.0.0.1:9/api/" }));
  expect(await ended).toBe(1);
  expect(output()).toMatch(/Slack cannot be reached .*Check the network of this machine, and SLACK_API_URL/);
});

test("a second bot on the same folder is told where the first one answers, and ends", async () => {
  const env = await settings();
  await startReady(env);
  const second = start(env);
  expect(await second.ended).toBe(1);
  expect(second.output()).toMatch(/Another bot uses .*data already; it answers at http:\/\/localhost:\d+/);
});

test("a port that is taken is told in words", async () => {
  const port = new URL(house.url).port;
  const { output, ended } = start(await settings({ PORT: port }));
  expect(await ended).toBe(1);
  expect(output()).toMatch(new RegExp(`The port ${port} is taken`));
});

test.each([
  ["missing", undefined, /There is no file .*policy\.yml\. Copy policy\.example\.yml/],
  ["wrong", "version: 1\nchannels:\n  C0CARE: { allow: [order.burn] }\n", /order\.burn/],
])("a policy that is %s stops the start", async (_what, text, words) => {
  const env = await settings();
  if (text === undefined) await rm(env["POLICY_FILE"] ?? "");
  else await writeFile(env["POLICY_FILE"] ?? "", text);
  const { output, ended } = start(env);
  expect(await ended).toBe(1);
  expect(output()).toMatch(words);
  expect(output()).not.toMatch(/at .*\.ts:\d+/);
});

test.each([
  ["missing", undefined, /OMNI_ENDPOINTS_FILE names .*endpoints\.yml: it cannot be read \(ENOENT\)/],
  ["wrong", "endpoints:\n  orders.burn: { path: x }\n", /OMNI_ENDPOINTS_FILE names .*orders\.burn/s],
])("a file of endpoints that is %s stops the start", async (_what, text, words) => {
  const file = join(folder, "endpoints.yml");
  if (text !== undefined) await writeFile(file, text);
  const { output, ended } = start(await settings({ OMNI_ENDPOINTS_FILE: file }));
  expect(await ended).toBe(1);
  expect(output()).toMatch(words);
  expect(output()).not.toMatch(/at .*\.ts:\d+/);
});

test("a PostgreSQL that is not there is told without its password", async () => {
  const env = await settings({ DATABASE_URL: "postgres://omni:very-secret@127.0.0.1:9/omni" });
  const { output, ended } = start(env);
  expect(await ended).toBe(1);
  expect(output()).toMatch(/The PostgreSQL database omni at 127\.0\.0\.1 cannot be opened/);
  expect(output()).not.toContain("very-secret");
});

test("the policy is read again while it runs, and the log says what is wrong with it", async () => {
  const env = await settings();
  const bot = await startReady(env);
  await writeFile(env["POLICY_FILE"] ?? "", "version: 1\nchannels: [oh");
  await bot.says(/the policy file is broken; the last good policy stays in force/);
  await writeFile(env["POLICY_FILE"] ?? "", "version: 1\nchannels: {}\n");
  await bot.says(/the policy changed and is in force/);
  await house.slack.as("U0BEN").command("/omni", "order 1001", { channel: "C0CARE" });
  const refused = await house.slack.waitForMessage("C0CARE", "U0BEN", /You can't look up orders/);
  expect(refused.ephemeral).toBe(true);
});

test("killed and started again on the same folder it goes on", async () => {
  const env = await settings();
  const first = await startReady(env);
  first.child.kill("SIGKILL");
  await first.ended;
  const second = await startReady(env);
  expect((await fetch(`${second.url}/readyz`)).status).toBe(200);
  expect(await readFile(join(folder, "data", "omni.lock.txt"), "utf8")).toMatch(/process/);
});
