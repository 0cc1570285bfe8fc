import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import { connect } from "node:net";
import { isValidSlackRequest } from "@slack/bolt";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { signedOnly } from "../../src/slack/signed.ts";
import { listenOnLoopback } from "../support/loopback.ts";

const SECRET = "0123456789abcdef0123456789abcdef";
const refusals: string[] = [];
const taken: string[] = [];
const listener = signedOnly(
  (request, response) => {
    const body: unknown = Reflect.get(request, "rawBody");
    taken.push(Buffer.isBuffer(body) ? body.toString() : "nothing");
    response.end("in");
  },
  SECRET,
  (why) => refusals.push(why),
);
const server = createServer(listener);
const own = await listenOnLoopback(server);
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const now = () => Math.floor(Date.now() / 1000);

function signature(body: string, sent: number | string, secret = SECRET): string {
  return `v0=${createHmac("sha256", secret).update(`v0:${sent}:${body}`).digest("hex")}`;
}

async function send(body: string, headers: Record<string, string>): Promise<number> {
  const response = await fetch(own, { method: "POST", body, headers });
  await response.text();
  return response.status;
}

function signedHeaders(body: string, sent: number | string = now()): Record<string, string> {
  return { "x-slack-request-timestamp": String(sent), "x-slack-signature": signature(body, sent) };
}

test("what Slack signed gets in, byte for byte, in one piece or in many", async () => {
  for (const body of ["payload=%7B%7D", "text=é…🎈", "", "x".repeat(300_000)]) {
    expect(await send(body, signedHeaders(body))).toBe(200);
    expect(taken.at(-1)).toBe(body);
  }
});

const BODY = "command=%2Fomni&text=order";
const HEADERS = signedHeaders(BODY);
const { "x-slack-signature": SIGNATURE = "" } = HEADERS;
const FORGERIES: Readonly<Record<string, Record<string, string>>> = {
  "no headers": {},
  "no time": { "x-slack-signature": SIGNATURE },
  "no signature": { "x-slack-request-timestamp": String(now()) },
  "a time that is none": signedHeaders(BODY, "soon"),
  "a time with a fraction": signedHeaders(BODY, "1e12"),
  "ten minutes ago": signedHeaders(BODY, now() - 600),
  "another secret": { ...HEADERS, "x-slack-signature": signature(BODY, now(), "another") },
  "another body": signedHeaders(`${BODY} 1001`),
  "another time": { ...HEADERS, "x-slack-request-timestamp": String(now() + 1) },
  "another version": { ...HEADERS, "x-slack-signature": SIGNATURE.replace("v0", "v1") },
  "a part of the signature": { ...HEADERS, "x-slack-signature": SIGNATURE.slice(0, -2) },
  "more than the signature": { ...HEADERS, "x-slack-signature": `${SIGNATURE}00` },
  "nothing but the version": { ...HEADERS, "x-slack-signature": "v0=" },
};

test.each(Object.entries(FORGERIES))("refused, and told without a word of it: %s", async (_name, headers) => {
  const before = taken.length;
  expect(await send(BODY, headers)).toBe(401);
  expect(taken).toHaveLength(before);
  expect(refusals.at(-1)).toMatch(/^it(s signature)? is|^it does not say/);
});

test("it is let in exactly if Bolt's own check would let it in", async () => {
  const wrongDigit = fc.nat(63).map((at) => (text: string) => {
    const digit = text.charAt(at + 3);
    return `${text.slice(0, at + 3)}${digit === "0" ? "1" : "0"}${text.slice(at + 4)}`;
  });
  const changes = fc.oneof(
    fc.constant((text: string) => text),
    wrongDigit,
  );
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: "grapheme" }),
      changes,
      fc.integer({ min: -400, max: 400 }),
      async (body, change, ago) => {
        // At the edge itself a second may go by between the two.
        fc.pre(Math.abs(ago - 300) > 5);
        const sent = now() - ago;
        const theirs = isValidSlackRequest({
          signingSecret: SECRET,
          body,
          headers: { "x-slack-signature": change(signature(body, sent)), "x-slack-request-timestamp": sent },
        });
        const headers = {
          "x-slack-request-timestamp": String(sent),
          "x-slack-signature": change(signature(body, sent)),
        };
        expect(await send(body, headers)).toBe(theirs ? 200 : 401);
      },
    ),
    { numRuns: 60 },
  );
});

test("a body without an end is refused at four megabytes, and hung up on", async () => {
  const socket = connect(Number(new URL(own).port), "127.0.0.1");
  socket.on("error", () => {});
  socket.write("POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 999999999\r\n\r\n");
  const closed = new Promise((resolve) => socket.once("close", resolve));
  const piece = Buffer.alloc(1 << 20);
  for (let sent = 0; sent < 64 && !socket.destroyed; sent += 1)
    await new Promise((resolve) => socket.write(piece, resolve));
  await closed;
  expect(refusals.at(-1)).toMatch(/longer than 4194304 bytes/);
});

test("Slack's unsigned question whether the certificate is good is answered, and nothing in it is looked at", async () => {
  const before = taken.length;
  expect(await send("token=x&ssl_check=1&payload=%7B%22type%22%3A%22block_actions%22%7D", {})).toBe(200);
  expect(taken).toHaveLength(before);
});
