import type { IncomingMessage, ServerResponse } from "node:http";
import { readIncoming } from "../incoming.ts";
import { notFound, Refusal } from "../refusal.ts";
import { clearCalls, listCalls, readCall } from "./calls.ts";
import type { Ask, Deed, Desk } from "./desk.ts";
import { whyRefused } from "./guard.ts";
import { listOrders, listTransactions, moveShipment, readOrder } from "./orders.ts";
import { changeStock, listPool, listStock, listStores, readSku } from "./stock.ts";
import { stream } from "./stream.ts";
import { listSwitches, switchAllOff, switchOff, switchOn } from "./switches.ts";
import { changeSite, listPlaces, moveClock, moveStory, readOverview, readStory } from "./time.ts";

/** The three files that the page in the browser is made of. */
export interface PageAssets {
  readonly html: string;
  readonly js: string;
  readonly css: string;
}

/** By method and path below `/control`; `{}` stands for a name. */
const DEEDS: Readonly<Record<string, Deed>> = {
  "GET ": readOverview,
  "GET places": listPlaces,
  "GET orders": listOrders,
  "GET orders/{}": readOrder,
  "POST shipments/{}": moveShipment,
  "GET transactions": listTransactions,
  "GET stock": listStock,
  "GET stock/{}": readSku,
  "POST stock": changeStock,
  "GET pools/{}": listPool,
  "GET stores": listStores,
  "GET calls": listCalls,
  "GET calls/{}": readCall,
  "DELETE calls": clearCalls,
  "GET switches": listSwitches,
  "POST switches": switchOn,
  "DELETE switches/{}": switchOff,
  "DELETE switches": switchAllOff,
  "POST clock": moveClock,
  "GET story": readStory,
  "POST story": moveStory,
  "POST site": changeSite,
};

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
  });
  response.end(JSON.stringify(body));
}

const POLICY = "default-src 'self'; img-src data:; frame-ancestors 'none'";

function serveAsset(page: PageAssets | undefined, path: string, response: ServerResponse): boolean {
  const types: Readonly<Record<string, readonly [string, string | undefined]>> = {
    "/": ["text/html", page?.html],
    "/page.js": ["text/javascript", page?.js],
    "/page.css": ["text/css", page?.css],
  };
  const [type, text] = Object.hasOwn(types, path) ? (types[path] ?? []) : [];
  if (text === undefined) return false;
  response.writeHead(200, { "content-type": `${type}; charset=utf-8`, "content-security-policy": POLICY });
  response.end(text);
  return true;
}

async function ask(desk: Desk, request: IncomingMessage, url: URL): Promise<unknown> {
  const [noun = "", ...rest] = url.pathname.slice("/control".length).split("/").slice(1);
  const key = `${request.method} ${noun}${rest.length === 0 ? "" : "/{}"}`;
  const deed = Object.hasOwn(DEEDS, key) ? DEEDS[key] : undefined;
  if (deed === undefined) throw notFound(`There is no ${request.method} ${url.pathname} here.`);
  const { body, contentType } = await readIncoming(request);
  if (request.method === "POST" && (body.kind !== "json" || !contentType.startsWith("application/json"))) {
    throw new Refusal(415, "Send JSON, and say so: Content-Type: application/json.");
  }
  const asked: Ask = {
    name: decode(rest.join("/")),
    origin: url.origin,
    query: url.searchParams,
    body: body.kind === "json" ? body.value : undefined,
  };
  return deed(desk, asked);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Serves the page and the control desk behind it, beside the guide's own calls. False for what is neither.
 * A change must come as JSON, which a foreign page cannot send without asking.
 */
export function makeControl(desk: Desk, page: PageAssets | undefined) {
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const problem = whyRefused(request);
    if (problem !== undefined) return answer(response, 403, { problem });
    const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
    if (url.pathname === "/control/stream") return stream(desk.bell, response);
    try {
      answer(response, 200, await ask(desk, request, url));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      answer(response, error.status, { problem: error.message });
    }
  };
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    if (path !== "/control" && !path.startsWith("/control/")) return serveAsset(page, path, response);
    serve(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else answer(response, 500, { problem: `The control desk failed: ${String(error)}` });
    });
    return true;
  };
}
