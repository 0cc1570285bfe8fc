import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { leanFetch } from "../../src/http-client.ts";
import { type Arrived, listening } from "./server.ts";
import { listenOnLoopback } from "../support/loopback.ts";

type Answer = (response: ServerResponse, request: Arrived) => void | Promise<void>;
type Way = typeof fetch;

/** Redirects are not followed: that is for Node's own. */
const lean: Way = (input, init) => leanFetch(input, { redirect: "manual", ...init });
const leanOfRequest: Way = (input, init) => leanFetch(new Request(input, { redirect: "manual", ...init }));

/** Everything that is told of an answer, or of the error in its place. */
async function toldBy(way: Way, url: string, init?: RequestInit): Promise<object> {
  try {
    const response = await way(url, init);
    const { status, statusText, ok, headers } = response;
    const head = { status, statusText, ok, headers: [...headers].filter(([name]) => name !== "date") };
    try {
      return { ...head, body: Buffer.from(await response.arrayBuffer()).toString("base64") };
    } catch (error) {
      return { ...head, ...errorOf(error) };
    }
  } catch (error) {
    return errorOf(error);
  }
}

function errorOf(error: unknown): object {
  if (!(error instanceof Error)) return { thrown: error };
  const { name, message, cause } = error;
  const code: unknown = cause instanceof Error && "code" in cause ? cause.code : undefined;
  return { name, message, code };
}

const LARGE = "a line of text\n".repeat(40_000);

const ANSWERS: Readonly<Record<string, Answer>> = {
  "a small body": (response) => void response.writeHead(200, "Fine", { "x-one": "1" }).end('{"a":"é"}'),
  "a large body": (response) => void response.writeHead(200).end(LARGE),
  "a body in pieces": async (response) => {
    response.writeHead(200, { "content-type": "text/plain" });
    for (const piece of ["one ", "two ", "three"]) {
      response.write(piece);
      await pause(5);
    }
    response.end();
  },
  "no body": (response) => void response.writeHead(200).end(),
  "no content": (response) => void response.writeHead(204).end(),
  "headers that repeat": (response) =>
    void response
      .writeHead(
        200,
        [
          ["set-cookie", "a=1"],
          ["set-cookie", "b=2"],
          ["x-two", "1"],
          ["x-two", "2"],
        ].flat(),
      )
      .end("x"),
  "a refusal": (response) => void response.writeHead(429, { "retry-after": "3" }).end('{"message":"wait"}'),
  "a word before the answer": (response) => {
    response.writeEarlyHints({ link: "</style.css>; rel=preload" });
    response.writeHead(200).end("after");
  },
  "packed, small": (response) =>
    void response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("packed")),
  "packed, large": (response) =>
    void response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(LARGE)),
  "hung up at once": (response) => void response.destroy(),
  "hung up midway": (response) => {
    response.writeHead(200, { "content-length": "100" });
    response.write("x", () => response.destroy());
  },
};

test.each(Object.entries(ANSWERS))("%s: told as Node's own fetch tells it", async (_name, answer) => {
  const { url } = await listening(answer);
  const theirs = await toldBy(fetch, url);
  expect(await toldBy(lean, url)).toEqual(theirs);
  expect(await toldBy(leanOfRequest, url)).toEqual(theirs);
});

const FORM = "--x\r\ncontent-disposition: form-data; name=a\r\n\r\n1\r\n--x--\r\n";
const READERS: Readonly<Record<string, (response: Response) => unknown>> = {
  text: (response) => response.text(),
  json: (response) => response.json(),
  bytes: async (response) => [...(await response.bytes())],
  arrayBuffer: async (response) => (await response.arrayBuffer()).byteLength,
  blob: async (response) => [(await response.blob()).type, await (await response.blob()).text()],
  formData: async (response) => [...(await response.formData())],
  clone: async (response) => [await response.clone().text(), await response.text()],
  body: async (response) => (await Array.fromAsync(response.body ?? [])).length,
  "text twice": async (response) => [await response.text(), await response.text()],
  "body after text": async (response) => [await response.text(), await response.bytes()],
  "text after body": async (response) => [await response.body?.cancel(), await response.text()],
};

test.each(Object.entries(READERS))("%s: read as from Node's own fetch", async (_name, read) => {
  for (const body of ['{"a":"é"}', "\uFEFF[1]", FORM, "no \uFFFD"]) {
    const { url } = await listening((response) => {
      response.writeHead(200, { "content-type": "multipart/form-data; boundary=x" }).end(body);
    });
    const told = async (way: Way) => {
      const response = await way(url);
      const kind = Object.prototype.toString.call(response);
      try {
        return { kind, read: await read(response), used: response.bodyUsed };
      } catch (error) {
        return { kind, name: error instanceof Error ? error.name : "", used: response.bodyUsed };
      }
    };
    expect(await told(lean)).toEqual(await told(fetch));
  }
});

const REQUESTS: Readonly<Record<string, RequestInit>> = {
  "nothing but the address": {},
  "headers of its own": { headers: { "X-Key": "k", accept: "application/json" } },
  "a text": { method: "POST", body: "é" },
  "a text of a kind": { method: "POST", body: "{}", headers: { "content-type": "application/json" } },
  bytes: { method: "PUT", body: Buffer.from("bytes") },
  "a form": { method: "POST", body: new URLSearchParams({ a: "1 2" }) },
  "a file": { method: "POST", body: new Blob(["file"]) },
  "nothing to send": { method: "POST" },
  "a method in small letters": { method: "post", body: "x" },
  "a method of its own": { method: "OPTIONS" },
  "a method of its own, and a text": { method: "OPTIONS", body: "x" },
};

test.each(Object.entries(REQUESTS))("%s: sent as Node's own fetch sends it", async (_name, init) => {
  const { url, arrived } = await listening((response) => void response.end("ok"));
  const address = `${url}/a/b?c=d%20e&f#g`;
  await fetch(address, init);
  await lean(address, init);
  await leanOfRequest(address, init);
  const [theirs, ours, ofRequest] = arrived.map(({ headers, ...rest }) => ({
    ...rest,
    // What a browser says of itself, which no service of ours asks for, and how it may be packed.
    headers: { ...headers, "accept-language": "", "sec-fetch-mode": "", "accept-encoding": "" },
  }));
  expect(ours).toEqual(theirs);
  expect(ofRequest).toEqual(theirs);
});

const NOWHERE: readonly [address: string, init?: RequestInit][] = [
  ["ftp://127.0.0.1/"],
  ["/no/host"],
  ["http://a:b@127.0.0.1/"],
  ["http://nobody.invalid/"],
  ["http://127.0.0.1:8/", { body: "with a GET" }],
  ["http://127.0.0.1:8/", { headers: { "x-bad": "a\nb" } }],
];

test.each(NOWHERE)("%s %o fails as it does with Node's own fetch", async (address, init) => {
  const theirs = await toldBy(fetch, address, init);
  expect(theirs).toHaveProperty("name", "TypeError");
  expect(await toldBy(lean, address, init)).toEqual(theirs);
});

test("nobody listens: the cause says so, as with Node's own fetch", async () => {
  const server = createServer();
  const url = await listenOnLoopback(server);
  await new Promise((resolve) => server.close(resolve));
  const theirs = await toldBy(fetch, url);
  expect(theirs).toHaveProperty("code", "ECONNREFUSED");
  expect(await toldBy(lean, url)).toEqual(theirs);
});

const MOVES = [301, 302, 303, 307, 308].flatMap((status) =>
  (["follow", "manual", "error"] as const).flatMap((redirect) =>
    ["GET", "POST"].map((method) => ({ status, redirect, method })),
  ),
);

test.each(MOVES)("$status to a $method, redirect: $redirect, as with Node's own fetch", async (move) => {
  const { status, redirect, method } = move;
  const { url, arrived } = await listening((response, request) => {
    if (request.url === "/new") response.end(`${request.method} ${request.body}`);
    else response.writeHead(status, { location: "/new" }).end("it moved");
  });
  const init = { method, redirect, ...(method === "POST" ? { body: "said" } : {}) };
  const theirs = await toldBy(fetch, `${url}/old`, init);
  const reached = arrived.splice(0);
  expect(await toldBy(leanFetch, `${url}/old`, init)).toEqual(theirs);
  expect(arrived.map(({ url }) => url)).toEqual(reached.map(({ url }) => url));
});

const STOPS: Readonly<Record<string, Answer>> = {
  "before the answer": () => {},
  "in the middle of it": (response) => void response.writeHead(200).write("x"),
};

test.each(Object.entries(STOPS))("a signal stops it %s", async (_name, answer) => {
  const { url } = await listening(answer);
  for (const reason of [undefined, new Error("enough"), "a text"]) {
    const stopped = (way: Way) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(reason), 30);
      return toldBy(way, url, { signal: controller.signal });
    };
    expect(await stopped(lean)).toEqual(await stopped(fetch));
  }
});

test("a signal that was given already sends nothing, and one that comes late changes nothing", async () => {
  const { url, arrived } = await listening((response) => void response.end("ok"));
  expect(await toldBy(lean, url, { signal: AbortSignal.abort("no") })).toEqual({ thrown: "no" });
  expect(arrived).toHaveLength(0);
  const controller = new AbortController();
  const response = await lean(url, { signal: controller.signal });
  expect(await response.text()).toBe("ok");
  controller.abort();
  expect(await (await lean(url)).text()).toBe("ok");
});

test("what nobody reads waits at the other end, and can be turned down", async () => {
  let written = 0;
  const { url } = await listening(async (response) => {
    response.on("error", () => {});
    const piece = Buffer.alloc(1 << 20);
    while (written < 200 && !response.destroyed) {
      written += 1;
      if (!response.write(piece)) await once(response, ["drain", "close"]);
    }
  });
  const response = await lean(url);
  await pause(200);
  expect(written).toBeLessThan(100);
  await response.body?.cancel();
  await expect.poll(() => written).toBeLessThan(200);
});

test("an answer that is no HTTP fails like one that never came", async () => {
  const server = createServer((socket) => void socket.end("what?\r\n\r\n"));
  const url = await listenOnLoopback(server);
  expect(await toldBy(lean, url)).toEqual(await toldBy(fetch, url));
  server.close();
});

function once(response: ServerResponse, events: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    for (const event of events) response.once(event, () => resolve());
  });
}
