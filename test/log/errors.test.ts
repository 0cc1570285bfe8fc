import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { WebClient } from "@slack/web-api";
import ky from "ky";
import { Client, DatabaseError } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { boltLogger } from "../../src/log/bolt-logger.ts";
import { keptLog } from "./support.ts";
import { listenOnLoopback } from "../support/loopback.ts";

const secrets = /s3cr3t|xoxb-|zoe|quinn|1001/i;
let server: Server;
let address: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    if (request.url?.startsWith("/api/chat")) {
      response.setHeader("content-type", "application/json");
      response.end('{"ok":false,"error":"channel_not_found","needed":"s3cr3t"}');
      return;
    }
    response.writeHead(404, { "content-type": "text/html", "x-secret": "s3cr3t" });
    response.end("<html>Zoe Quinn s3cr3t</html>");
  });
  address = await listenOnLoopback(server);
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
});

async function failure(failing: () => unknown): Promise<Error> {
  try {
    await failing();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error("this should have failed");
}

const failures: [string, () => unknown, Record<string, unknown>][] = [
  [
    "ky's HTTPError",
    () =>
      ky.post(`${address}/v1/orders?ExternalOrderId=1001`, {
        headers: { "Ocp-Apim-Subscription-Key": "s3cr3t" },
        json: { email: "zoe@quinn.org" },
        retry: 0,
      }),
    { name: "HTTPError" },
  ],
  [
    "a body that is no JSON",
    () =>
      ky(`${address}/api/chat`)
        .text()
        .then((): unknown => JSON.parse("Zoe Quinn")),
    { name: "SyntaxError" },
  ],
  [
    "Slack's refusal",
    () => slack().apiCall("chat.postMessage", { channel: "C1", text: "zoe s3cr3t" }),
    { code: "slack_webapi_platform_error", message: "An API error occurred: channel_not_found" },
  ],
  [
    "Slack's web server",
    () => slack().users.info({ user: "U1" }),
    { code: "slack_webapi_http_error", statusCode: 404 },
  ],
  [
    "PostgreSQL out of reach",
    () => new Client("postgres://zoe:s3cr3t@127.0.0.1:1/omni").connect(),
    { code: "ECONNREFUSED" },
  ],
  ["a PostgreSQL row", () => Promise.reject(databaseError()), { code: "23505" }],
  [
    "what zod refused",
    () => z.object({ name: z.number() }).parse({ name: "Zoe Quinn" }),
    { name: "ZodError" },
  ],
  [
    "a cause far down",
    () => Promise.reject(new Error("on top", { cause: new Error("below", { cause: databaseError() }) })),
    { message: "on top", cause: { message: "below", cause: { code: "23505" } } },
  ],
  [
    "several at once",
    () => Promise.reject(new AggregateError([databaseError(), "zoe"], "all failed")),
    { errors: [{ code: "23505" }, { message: "a thrown string" }] },
  ],
];

function slack(): WebClient {
  return new WebClient("xoxb-s3cr3t", {
    slackApiUrl: `${address}/api/`,
    retryConfig: { retries: 0 },
    logger: boltLogger(keptLog().log),
  });
}

function databaseError(): Error {
  const error = new DatabaseError("duplicate key value violates unique constraint “orders”", 1, "error");
  return Object.assign(error, { code: "23505", detail: "Key (email)=(zoe@quinn.org) already exists." });
}

it.each(failures)("%s is told without what it carries", async (_name, failing, expected) => {
  const { log, text, lines } = keptLog();
  const err = await failure(failing);
  log.error({ err }, "It failed");
  log.error({ other: err }, err.message);
  log.child({ err }).error("It failed");
  expect(text()).not.toMatch(secrets);
  expect(lines()[0]).toMatchObject({ msg: "It failed", err: expected });
});

it("an error that is its own cause ends", () => {
  const { log, text } = keptLog();
  const error = new Error("round");
  error.cause = error;
  log.error({ err: error }, "It failed");
  expect(text().match(/round/g)).toHaveLength(6);
});

it("frames stay, the message in front of them goes", () => {
  const { log, lines } = keptLog();
  log.error({ err: new Error("first line\n    at Zoe Quinn's house") }, "It failed");
  const line = z.object({ err: z.object({ stack: z.string() }) }).parse(lines()[0]);
  expect(line.err.stack).toContain("errors.test.ts");
  expect(line.err.stack).not.toContain("Zoe");
});
