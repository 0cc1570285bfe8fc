import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createOmniSandbox } from "../../sandbox/omni/index.ts";
import { rowsOf } from "../support/rows.ts";

/**
 * An Omni and a Slack Web API that do as little as they can: answers lie ready. The order is one that the stand-in
 * Omni of the sandbox has, so that its size and shape are what the app expects.
 */
const TEMPLATE = "1001";
const SHIPMENT = "20078";
const ORDER = await orderText(TEMPLATE);

const SLACK: Readonly<Record<string, object>> = {
  "auth.test": {
    ok: true,
    user_id: "U0BOT",
    bot_id: "B0BOT",
    team_id: "T0BENCH",
    user: "omni",
    team: "bench",
  },
  "users.info": { ok: true, user: { id: "U0BEN", team_id: "T0BENCH", tz: "America/Toronto" } },
  "usergroups.users.list": { ok: true, users: [] },
  "conversations.info": { ok: true, channel: { id: "C0CARE", name: "care" } },
};

const server = createServer((request, response) => {
  request.resume();
  const url = new URL(request.url ?? "/", "http://omni");
  if (url.pathname.startsWith("/api/")) return json(response, slack(url.pathname.slice(5)));
  if (url.pathname === "/response") return json(response, Buffer.from("ok"));
  if (url.pathname === "/v1/orders/") return json(response, orderOf(url.searchParams.get("ExternalOrderId")));
  if (url.pathname === "/v1/inventory/onhand") return json(response, page(request, url));
  response.writeHead(404).end();
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.({ port: typeof address === "object" ? address?.port : undefined });
});

function slack(method: string): Buffer {
  return Buffer.from(JSON.stringify(SLACK[method] ?? { ok: true }));
}

function json(response: ServerResponse, body: Buffer): void {
  response.writeHead(200, { "content-type": "application/json", "content-length": body.length }).end(body);
}

const pages = new Map<string, Buffer>();

/** A location called `rows-1000` has a thousand rows. */
function page({ url = "" }: IncomingMessage, { searchParams }: URL): Buffer {
  const ready = pages.get(url);
  if (ready !== undefined) return ready;
  const rows = Number(/^rows-(\d+)$/.exec(searchParams.get("locationInternalNames") ?? "")?.[1] ?? 0);
  const [size, number] = ["pageSize", "pageNumber"].map((name) => Number(searchParams.get(name)));
  const made = Buffer.from(JSON.stringify(rowsOf(rows, size ?? 0, number ?? 1)));
  pages.set(url, made);
  return made;
}

/** Each order has its own number and its own shipment. */
function orderOf(id: string | null): Buffer {
  const own = id ?? TEMPLATE;
  const named = ORDER.replaceAll(`"ExternalOrderId":"${TEMPLATE}"`, `"ExternalOrderId":"${own}"`);
  return Buffer.from(named.replaceAll(`"ShipmentId":${SHIPMENT}`, `"ShipmentId":${own}`));
}

async function orderText(id: string): Promise<string> {
  const omni = createOmniSandbox();
  const { url } = await omni.listen();
  const answer = await fetch(`${url}/orders/?ExternalOrderId=${id}`, {
    headers: { "Ocp-Apim-Subscription-Key": omni.apiKey },
  });
  const text = await answer.text();
  await omni.close();
  if (!answer.ok) throw new Error(`the sandbox has no order ${id}`);
  return text;
}

// Whoever started this is gone.
process.on("disconnect", () => process.exit(0));
