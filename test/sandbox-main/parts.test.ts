import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { z } from "zod";
import { readSettings, SettingsError } from "../../sandbox/settings.ts";
import { openYard } from "./support.ts";

test("--omni-only serves the stand-in Omni alone and prints what to set", async () => {
  await using yard = await openYard();
  const started = yard.start({ args: ["--omni-only", "--skus", "30", "--orders", "8"] });
  const address = await started.address();
  const [, url = "", key = ""] = /OMNI_BASE_URL=(\S+)\s+OMNI_API_KEY=(\S+)/.exec(started.said()) ?? [];
  expect(url).toContain(address);
  const locations = `${url}/inventorylocations`;
  expect((await fetch(locations)).status).toBe(401);
  expect((await fetch(locations, { headers: { "Ocp-Apim-Subscription-Key": key } })).status).toBe(200);
  started.signal("SIGINT");
  expect(await started.end()).toEqual({ code: 0, signal: null });
});

test("--omni-only has a page, a second start finds the first, and a sudden death loses no change of long ago", async () => {
  await using yard = await openYard();
  const args = ["--omni-only", "--skus", "30", "--orders", "8"];
  const first = yard.start({ args });
  const address = await first.address();
  expect(first.said()).toContain(`Look at it and make it misbehave at ${address}\n`);
  expect(await (await fetch(address)).text()).toContain("<title>Stand-in Omni</title>");
  const second = yard.start({ args });
  expect(await second.end()).toEqual({ code: 0, signal: null });
  expect(second.said()).toContain(`The sandbox runs already. Open ${address}\n`);
  const body = JSON.stringify({ sku: "TEE-RED-M", location: "toronto-south", units: 3 });
  const headers = { "content-type": "application/json" };
  await fetch(`${address}/control/stock`, { method: "POST", headers, body });
  const kept = join(yard.dataDir, "omni-only", "stand-in-omni-1-30-20-8.json");
  await vi.waitFor(
    async () => expect(await readFile(kept, "utf8")).toContain('["TEE-RED-M","toronto-south",3]'),
    { timeout: 20_000, interval: 100 },
  );
  first.signal("SIGKILL");
  await first.end();
  const third = await yard.start({ args }).address();
  const answer = await (await fetch(`${third}/control/stock?at=toronto-south&find=TEE-RED-M`)).json();
  expect(answer).toMatchObject({ rows: [{ sku: "TEE-RED-M", onHand: 3 }] });
});

test("what became of the stand-in Omni is there at the next start, until --fresh", async () => {
  await using yard = await openYard();
  const change = { Sku: "TEE-RED-M", LocationInternalName: "toronto-south", QuantityType: "Absolute" };
  const count = async (args: readonly string[], after?: number): Promise<unknown> => {
    const started = yard.start({ args: ["--omni-only", "--skus", "30", "--orders", "8", ...args] });
    await started.address();
    const [, url = "", key = ""] = /OMNI_BASE_URL=(\S+)\s+OMNI_API_KEY=(\S+)/.exec(started.said()) ?? [];
    const headers = { "Ocp-Apim-Subscription-Key": key, "Content-Type": "application/json" };
    const onHand = `${url}/inventory/onhand`;
    const asked = await fetch(`${onHand}?locationInternalNames=toronto-south&skus=TEE-RED-M`, { headers });
    const [row] = z.tuple([z.object({ Quantity: z.number() })]).parse(await asked.json());
    await fetch(onHand, {
      method: "PUT",
      headers,
      body: JSON.stringify({ ...change, Quantity: after ?? row.Quantity }),
    });
    started.signal("SIGINT");
    expect(await started.end()).toEqual({ code: 0, signal: null });
    return row.Quantity;
  };
  expect(await count([], 3)).toBe(12);
  expect(await count([])).toBe(3);
  expect(await count(["--fresh"])).toBe(12);
});

test("--slack-only serves the workspace alone and says where its events go", async () => {
  await using yard = await openYard();
  const started = yard.start({ args: ["--slack-only", "--app-url", "http://127.0.0.1:9/slack/events"] });
  const address = await started.address();
  expect((await fetch(address)).status).toBe(200);
  expect(started.said()).toContain("What people do there is sent to http://127.0.0.1:9/slack/events");
  expect(started.said()).toMatch(/SLACK_API_URL=\S+\/api\//);
});

test("a workspace for somebody else's bot: its own manifest, and what was said is there at the next start", async () => {
  await using yard = await openYard();
  const manifest = join(yard.dataDir, "theirs.json");
  const theirs = {
    display_information: { name: "Deploys" },
    features: { slash_commands: [{ command: "/deploy", description: "Deploy it" }] },
  };
  await writeFile(manifest, JSON.stringify(theirs));
  const said = async (args: readonly string[], text: string): Promise<unknown> => {
    const started = yard.start({ args: ["--slack-only", "--manifest", manifest, ...args] });
    const api = `${await started.address()}/page/api`;
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ person: "U0BEN", channel: "C0CARE", text });
    await fetch(`${api}/message`, { method: "POST", headers, body });
    const { messages, commands } = z
      .object({
        messages: z.array(z.object({ text: z.string() })),
        commands: z.array(z.object({ command: z.string() })),
      })
      .parse(await (await fetch(`${api}/state?person=U0ANA`)).json());
    started.signal("SIGINT");
    expect(await started.end()).toEqual({ code: 0, signal: null });
    return [...commands.map(({ command }) => command), ...messages.map((message) => message.text)];
  };
  expect(await said([], "one")).toEqual(["/deploy", "one"]);
  expect(await said([], "two")).toEqual(["/deploy", "one", "two"]);
  expect(await said(["--fresh"], "three")).toEqual(["/deploy", "three"]);
  await writeFile(manifest, "features: { slash_commands: [{ command: deploy }] }");
  const broken = yard.start({ args: ["--slack-only", "--manifest", manifest] });
  expect((await broken.end()).code).toBe(1);
  expect(broken.said()).toContain("theirs.json is not one:");
  expect(broken.said()).not.toMatch(/^\s+at /m);
});

test("a flag that there is not ends it, in words and with the usage", async () => {
  await using yard = await openYard();
  const started = yard.start({ args: ["--omni-olny"] });
  expect(await started.end()).toEqual({ code: 1, signal: null });
  expect(started.said()).toContain("--omni-olny");
  expect(started.said()).toContain("Usage: npm run sandbox");
  expect(started.said()).not.toMatch(/^\s+at /m);
});

const problems = (args: readonly string[], env = {}): string => {
  try {
    readSettings(args, env);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return "none";
};

test.each([
  [["--port", "seventy"], "--port must be a whole number from 0 to 65535."],
  [["--port", "70000"], "--port must be a whole number from 0 to 65535."],
  [["--skus", "1.5"], "--skus must be a whole number from 4 to 100000."],
  [["--seed="], "--seed must be a whole number from 0 to 999999999."],
  [["--orders=-1"], "--orders must be a whole number from 8 to 100000."],
  [["--app-url", "here"], "--app-url must be an http address."],
  [["--manifest", "x.yml"], "--manifest goes with --slack-only."],
  [["--omni-only", "--slack-only"], "--omni-only and --slack-only are one or the other."],
])("%j is answered in words", (args, sentence) => {
  expect(problems(args).split("\n")).toContain(sentence);
});

test("every problem is told at once, those of the environment too", () => {
  const told = problems(["--skus", "many", "--locations", "none"], { PORT: "x" });
  expect(told.split("\n").slice(0, 3)).toEqual([
    "--skus must be a whole number from 4 to 100000.",
    "--locations must be a whole number from 4 to 1000.",
    "PORT must be a whole number from 0 to 65535.",
  ]);
});

test("without anything it is the whole sandbox near port 3000; a flag wins over the environment", () => {
  expect(readSettings([], { PORT: "", DATA_DIR: " ".trim() })).toEqual({
    part: "everything",
    port: 3000,
    appUrl: "http://127.0.0.1:3001/slack/events",
    dataDir: "./data",
    fresh: false,
    manifest: undefined,
    logLevel: "warn",
    omni: { seed: 1, skus: 3000, locations: 20, orders: 500 },
  });
  expect(readSettings(["--port", "4000"], { PORT: "3300" }).port).toBe(4000);
});
