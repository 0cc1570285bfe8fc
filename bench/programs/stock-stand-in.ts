import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { json as bodyOf } from "node:stream/consumers";
import { z } from "zod";
import { ON_HAND, PLACE } from "../support/change.ts";

/** As much of Omni as a correction of stock needs. It counts what it is asked, and what it is told to write. */
const LOCATIONS = JSON.stringify([{ InternalName: PLACE.location, PublicName: "Bench" }]);
const Adjustment = z.object({ Sku: z.string(), QuantityType: z.literal("Delta"), Quantity: z.number() });

const counts = new Map<string, number>();
const writes = new Map<string, number>();
let [calls, written] = [0, 0];

const server = createServer((request, response) => {
  const url = new URL(request.url ?? "/", "http://omni");
  if (url.pathname === "/counted") return json(response, counted());
  calls += 1;
  if (url.pathname === "/v1/inventorylocations/") return json(response, LOCATIONS);
  if (url.pathname !== "/v1/inventory/onhand") return void response.writeHead(404).end();
  if (request.method === "PUT") return void write(request, response);
  json(response, onHand(url.searchParams.get("skus") ?? ""));
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.({ port: typeof address === "object" ? address?.port : undefined });
});

function onHand(sku: string): string {
  const Quantity = counts.get(sku) ?? ON_HAND;
  return JSON.stringify([{ Sku: sku, LocationInternalName: PLACE.location, Quantity }]);
}

async function write(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { Sku, Quantity } = Adjustment.parse(await bodyOf(request));
  counts.set(Sku, (counts.get(Sku) ?? ON_HAND) + Quantity);
  writes.set(Sku, (writes.get(Sku) ?? 0) + 1);
  written += 1;
  response.writeHead(204).end();
}

function counted(): string {
  const twice = [...writes.values()].filter((times) => times > 1).length;
  const told = JSON.stringify({ calls, writes: written, twice });
  [calls, written] = [0, 0];
  return told;
}

function json(response: ServerResponse, body: string): void {
  response.writeHead(200, { "content-type": "application/json" }).end(body);
}

// Whoever started this is gone.
process.on("disconnect", () => process.exit(0));
