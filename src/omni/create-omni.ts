import { z } from "zod";
import { customerCalls } from "./calls/customers.ts";
import { fieldCalls } from "./calls/fields.ts";
import { locationCalls } from "./calls/locations.ts";
import { orderCalls } from "./calls/orders.ts";
import { paymentCalls } from "./calls/payments.ts";
import { poolCalls } from "./calls/pools.ts";
import { preorderCalls } from "./calls/preorders.ts";
import { shipmentCalls } from "./calls/shipments.ts";
import { stockCalls } from "./calls/stock.ts";
import { storeCalls } from "./calls/stores.ts";
import { type Client, createClient, switchedOff } from "./client.ts";
import { isEndpoint } from "./endpoints.ts";
import { createTransport, type Transport } from "./http/transport.ts";
import { namesOf } from "./names.ts";
import type { Omni, OmniOptions } from "./omni.ts";
import type { FieldMetadata } from "./schemas/field-metadata.ts";
import type { Location, StoreLocation } from "./schemas/place.ts";
import { createShared } from "./reference.ts";

/** Requests started in any second, where the options do not say. */
const PER_SECOND = 50;

/**
 * The client of one order-management system; opens nothing until it is asked.
 *
 * @throws TypeError for a base URL or a key that cannot be used; the key is not in the message.
 */
export function createOmni(options: OmniOptions): Omni {
  const { pageSize = 100, maxPages = 10_000, referenceTtlMs = 60_000 } = options;
  const names = namesOf(options.endpoints);
  const transport = transportOf(options, names.trace);
  const client = createClient(names, transport, pageSize, maxPages);
  const fields = createShared<FieldMetadata[]>("fields.metadata", referenceTtlMs);
  const locations = createShared<Location[]>("locations.list", referenceTtlMs);
  const stores = createShared<StoreLocation[]>("stores.list", referenceTtlMs);
  return {
    fields: fieldCalls(client, fields),
    locations: locationCalls(client, locations),
    stock: stockCalls(client),
    preorders: preorderCalls(client),
    pools: poolCalls(client),
    orders: orderCalls(client),
    customers: customerCalls(names),
    stores: storeCalls(client, stores),
    shipments: shipmentCalls(names),
    payments: paymentCalls(client),
    async send({ query = {}, ...call }, how = {}) {
      if (isEndpoint(call.endpoint) && names.endpoint(call.endpoint).off === true)
        throw switchedOff(call.endpoint);
      try {
        return await transport.write({ ...call, query: Object.entries(query) }, how);
      } finally {
        // Whatever came of it, what is kept may no longer be so.
        if (call.endpoint.startsWith("stores.")) stores.clear();
        if (call.endpoint.startsWith("locations.")) locations.clear();
      }
    },
    ping: async (how = {}) => ({ ms: await timeToAnswer(client, how) }),
    get queued() {
      return transport.waiting;
    },
    perSecond: options.perSecond ?? PER_SECOND,
  };
}

function transportOf(options: OmniOptions, traceNames: readonly string[]): Transport {
  const { apiKey, concurrency = 8, perSecond = PER_SECOND, onCall = () => {} } = options;
  const { attemptMs = 8_000, budgetMs = 20_000, restMs = 10_000 } = options;
  if (!/^[\x21-\x7e]+$/.test(apiKey))
    throw new TypeError("The API key holds characters that no header can carry.");
  if (!/^https?:$/.test(new URL(options.baseUrl).protocol))
    throw new TypeError("The base URL must be http or https.");
  const bounds = { concurrency, perSecond, attemptMs, budgetMs, restMs };
  return createTransport({ baseUrl: options.baseUrl, apiKey, traceNames, onCall, ...bounds });
}

/** One location is the least that any site can be asked for. */
async function timeToAnswer(client: Client, how: Parameters<Omni["ping"]>[0] = {}): Promise<number> {
  const started = performance.now();
  const query = [["pageSize", "1"] as const, ["pageNumber", "1"] as const];
  await client.read("locations.list", { query }, z.unknown(), how);
  return performance.now() - started;
}
