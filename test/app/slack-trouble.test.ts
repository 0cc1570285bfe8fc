import { createServer } from "node:http";
import { expect, test } from "vitest";
import { type House, openHouse } from "../support/house.ts";
import type { Instead } from "../support/slack-proxy.ts";
import { sendCommand } from "./signed.ts";
import { ask, formOf, mention, next, referenceOf, tell, wholeOf } from "./talk.ts";
import { listenOnLoopback } from "../support/loopback.ts";

const INVALID: Instead = { body: { ok: false, error: "invalid_blocks" } };

/** Refuses whatever holds a block of the new kind, as a Slack that does not know it yet would. */
const refuseTables = (args: URLSearchParams): Instead | undefined =>
  args.get("blocks")?.includes('"data_table"') === true ? INVALID : undefined;

/** An address to answer a command at, which takes the first answers as it is told. */
async function openResponseUrl(answers: readonly [status: number, body: string][]) {
  const heard: string[] = [];
  const waiting: (() => void)[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const [status, text] = answers[heard.length] ?? [200, "ok"];
      response.writeHead(status).end(text);
      heard.push(body);
      for (const wake of waiting.splice(0)) wake();
    });
  });
  const own = await listenOnLoopback(server);
  return {
    url: `${own}/commands/T0OMNI/1/secret-of-the-url`,
    heard: async (count: number): Promise<readonly string[]> => {
      while (heard.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
      return heard;
    },
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}

/** Lines of the log at a level or above. */
function logged(house: House, level: "warn" | "error"): string[] {
  return house
    .logged()
    .split("\n")
    .filter((line) => line.includes(`"level":"${level}"`));
}

test("new kinds of block that Slack refuses are sent once more as plain ones", async () => {
  await using house = await openHouse();
  house.slackApi.instead("chat.postMessage", refuseTables);
  const card = await mention(house, "stock TEE-RED-M at toronto-south");
  expect(card.text).toBe("TEE-RED-M: 12 on hand at toronto-south.");
  expect(wholeOf(card)).not.toContain("data_table");
  expect(wholeOf(card)).toMatch(/toronto-south +12/);
});

test("the same where a command is answered by its address", async () => {
  await using house = await openHouse();
  await using address = await openResponseUrl([[400, '{"ok":false,"error":"invalid_blocks"}']]);
  await sendCommand(house, "stock TEE-RED-M at toronto-south", address.url);
  const [first, second] = await address.heard(2);
  expect(first).toContain('"data_table"');
  expect(second).not.toContain('"data_table"');
  expect(second).toMatch(/toronto-south +12/);
});

test("the same in a modal", async () => {
  await using house = await openHouse();
  house.slackApi.instead("views.update", (args) =>
    args.get("view")?.includes('"data_table"') === true ? INVALID : undefined,
  );
  const ben = house.slack.as("U0BEN");
  await ben.command("/omni", "stock", { channel: "C0CARE" });
  await ben.submit(await formOf(house), { sku: "TEE-RED-M", location: ["toronto-south"] });
  expect(wholeOf(await formOf(house, "U0BEN", /12 on hand/))).toMatch(/toronto-south +12/);
});

test("blocks that are refused twice are not sent a third time; the person is told, and the log has the reference", async () => {
  await using house = await openHouse();
  let posts = 0;
  house.slackApi.instead("chat.postMessage", () => {
    posts += 1;
    return INVALID;
  });
  const told = await mention(house, "stock TEE-RED-M at toronto-south");
  expect(told).toMatchObject({ ephemeral: true });
  expect(told.text).toMatch(/^Slack did not take the answer/);
  expect(logged(house, "error").join("\n")).toContain(`"ref":"${referenceOf(told)}"`);
  expect(posts).toBe(2);
});

test.each([
  ["429", { status: 429, headers: { "retry-after": "30" }, body: { ok: false, error: "ratelimited" } }],
  ["500", { status: 500, body: "<html>oh</html>" }],
] as const)(
  "an answer that Slack meets with %s is told of and logged under its reference",
  async (_status, instead) => {
    await using house = await openHouse();
    house.slackApi.instead("chat.postMessage", () => instead);
    const told = await mention(house, "order 1001");
    expect(told.text).toMatch(/^Slack did not take the answer/);
    expect(logged(house, "error").join("\n")).toContain(`"ref":"${referenceOf(told)}"`);
  },
);

test("a hiccup of Slack is survived: it is asked once more", async () => {
  await using house = await openHouse();
  let calls = 0;
  house.slackApi.instead("chat.postMessage", () => {
    calls += 1;
    return calls === 1 ? { status: 500, body: "<html>oh</html>" } : undefined;
  });
  expect((await tell(house, "order 1001")).text).toMatch(/^Order 1001/);
});

test("where nothing reaches the person, the log says so with the reference, and the app goes on", async () => {
  await using house = await openHouse();
  await using address = await openResponseUrl([
    [500, "used_url"],
    [500, "used_url"],
  ]);
  await sendCommand(house, "order 1001", address.url);
  await address.heard(2);
  expect((await ask(house, "order 1001")).text).toMatch(/^Order 1001/);
  const [error] = logged(house, "error");
  const reference = /"ref":"(\w{5})"/.exec(error ?? "")?.[1] ?? "none";
  expect(logged(house, "warn").join("\n")).toContain(reference);
  expect(house.logged()).not.toContain("secret-of-the-url");
});

test("a form that Slack does not open any more is told of", async () => {
  await using house = await openHouse();
  house.slackApi.instead("views.open", () => ({ body: { ok: false, error: "expired_trigger_id" } }));
  const told = next(house, "C0CARE", "U0BEN");
  await house.slack.as("U0BEN").command("/omni", "order", { channel: "C0CARE" });
  expect((await told()).text).toMatch(/^Slack did not take/);
});

test("a file that Slack does not take is told of", async () => {
  await using house = await openHouse();
  const card = await ask(house, "stock TEE-RED-M");
  house.slackApi.instead("files.getUploadURLExternal", () => ({
    body: { ok: false, error: "storage_limit_reached" },
  }));
  const told = next(house, "C0CARE", "U0BEN");
  await house.slack.as("U0BEN").click(card, "csv");
  expect((await told()).text).toMatch(/^Slack did not take/);
});
