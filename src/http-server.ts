import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";

/** A page of the app's own: its status, what kind it is, and its text. */
export interface Page {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** What the app's port serves. */
export interface Routes {
  /** Pages by path, for GET. */
  readonly pages: Readonly<Record<string, () => Promise<Page>>>;
  /** Slack's requests, in HTTP mode. */
  readonly slack?: RequestListener | undefined;
}

const SLACK_PATH = "/slack/events";

/** The server of the app's one port; it does not listen yet. */
export function createHttpServer({ pages, slack }: Routes): Server {
  return createServer((request, response) => {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    if (path === SLACK_PATH && slack !== undefined) return slack(request, response);
    const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
    void answer(request, response, page);
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  page: (() => Promise<Page>) | undefined,
): Promise<void> {
  request.resume();
  const { status, contentType, body } =
    page === undefined || request.method !== "GET" ? missing : await page().catch(() => broken);
  response.writeHead(status, { "content-type": contentType }).end(body);
}

const missing: Page = { status: 404, contentType: "text/plain", body: "There is nothing here.\n" };
const broken: Page = { status: 500, contentType: "text/plain", body: "This page could not be made.\n" };

/**
 * Listens on a port of every interface; 0 takes any free one.
 * @returns the port
 * @throws the system's error, such as EADDRINUSE
 */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, () => {
      server.off("error", reject);
      resolve(portOf(server.address(), port));
    });
  });
}

function portOf(address: AddressInfo | string | null, asked: number): number {
  return typeof address === "object" && address !== null ? address.port : asked;
}

/** Takes no new connections and ends the idle ones; resolves when the rest have ended. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
