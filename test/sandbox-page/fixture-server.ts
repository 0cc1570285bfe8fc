import { EventEmitter, once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { buildPage } from "../../sandbox/page-build.ts";
import type { Change, Outcome, Snapshot } from "../../sandbox/slack/protocol.ts";

/** What the page posted, in order. */
interface Posted {
  path: string;
  body: Record<string, unknown>;
}

/** A workspace without an app behind it: it serves the page and a fixed snapshot, and answers as it is told. */
export interface FixtureServer {
  url: string;
  posted: Posted[];
  /** Resolves when the next window follows the stream, so that nothing sent is lost. */
  nextFollower: () => Promise<void>;
  /** Sends a change to every open window. */
  send(change: Change): void;
  /** What the next posts to a path are answered with. */
  answers: Map<string, (body: Record<string, unknown>) => object>;
  close(): Promise<void>;
}

const anyObject = z.record(z.string(), z.unknown());
const fine: Outcome = { ok: true, problem: null };

export async function serveFixture(snapshot: (person: string | null) => Snapshot): Promise<FixtureServer> {
  const assets = await buildPage("slack");
  const files: Record<string, [string, string]> = {
    "/": ["text/html; charset=utf-8", assets.html],
    "/page.js": ["text/javascript", assets.js],
    "/page.css": ["text/css", assets.css],
    "/files/F1.csv": ["text/csv", "SKU,Location,On hand\nTEE-RED-M,toronto-south,12\n"],
  };
  const streams = new Set<ServerResponse>();
  const posted: Posted[] = [];
  const events = new EventEmitter();
  const answers: FixtureServer["answers"] = new Map();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://page");
    const path = pathname.replace("/page/api/", "");
    const json = (value: object) =>
      response.setHeader("content-type", "application/json").end(JSON.stringify(value));
    const file = files[pathname];
    if (file !== undefined) response.setHeader("content-type", file[0]).end(file[1]);
    else if (path === "state") json(snapshot(searchParams.get("person")));
    else if (path === "stream") {
      response.writeHead(200, { "content-type": "text/event-stream" }).write(":\n\n");
      streams.add(response);
      events.emit("follower");
      response.on("close", () => streams.delete(response));
    } else if (request.method === "POST") {
      let text = "";
      request.on("data", (chunk: Buffer) => (text += chunk.toString()));
      request.on("end", () => {
        const body = anyObject.parse(JSON.parse(text));
        posted.push({ path, body });
        json(answers.get(path)?.(body) ?? fine);
      });
    } else response.writeHead(404).end();
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address: AddressInfo = z
    .object({ port: z.number(), address: z.string(), family: z.string() })
    .parse(server.address());
  return {
    url: `http://127.0.0.1:${address.port}/`,
    posted,
    answers,
    nextFollower: async () => void (await once(events, "follower")),
    send: (change) => {
      for (const stream of streams) stream.write(`data: ${JSON.stringify(change)}\n\n`);
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
