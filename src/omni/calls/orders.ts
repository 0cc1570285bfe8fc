import { chunkOne } from "../chunks.ts";
import type { Client } from "../client.ts";
import { checked, describe } from "../describe.ts";
import { OmniError } from "../error.ts";
import { lasting } from "../lasting.ts";
import type { CallOptions, Omni } from "../omni.ts";
import { once } from "../once.ts";
import { allOf } from "../pages.ts";
import { tooLong } from "../pair-pages.ts";
import type { Order } from "../schemas/order.ts";
import { OrderCancellation } from "../schemas/writes.ts";
import { searchCalls } from "./search.ts";

type Id = "external" | "internal";

/** Orders by their ids, by conditions, and their cancellation. */
export function orderCalls(client: Client): Omni["orders"] {
  const room = client.room("orders.read");
  return {
    byExternalIds: (ids, options = {}) => byIds(client, { by: "external", room }, ids, options),
    byInternalIds: (ids, options = {}) => byIds(client, { by: "internal", room }, ids, options),
    ...searchCalls(client),
    cancel(input) {
      const { order, reason } = checked("orders.cancel", OrderCancellation, input);
      return describe(client.names, "orders.cancel", { query: { ...idOf(order), reason } });
    },
  };
}

function idOf(order: OrderCancellation["order"]): Record<string, string> {
  return "external" in order ? { external: order.external } : { internal: String(order.internal) };
}

/** Which ids are asked for, and how many bytes there are for them. */
interface Asking {
  readonly by: Id;
  readonly room: number;
}

async function byIds(
  client: Client,
  { by, room }: Asking,
  ids: readonly string[],
  given: CallOptions,
): Promise<Order[]> {
  const asked = [...new Set(ids)];
  const name = client.names.endpoint("orders.read").query?.[by] ?? by;
  // A full page of ids is answered by a full page of orders at most.
  const chunks = chunkOne({ name, values: asked, most: client.pageSize }, room);
  if (chunks === undefined) throw tooLong("orders.read");
  const options = lasting(given);
  const orders = (await Promise.all(chunks.map((chunk) => readChunk(client, by, chunk, options)))).flat();
  return inOrderOf(asked, orders, by);
}

/** Some services answer 404 for all when one is not known: then each half is asked for itself. */
async function readChunk(client: Client, by: Id, ids: string[], options: CallOptions): Promise<Order[]> {
  try {
    return await readOnce(client, by, ids, options);
  } catch (error) {
    if (!(error instanceof OmniError) || error.kind !== "not-found") throw error;
    if (ids.length === 1) return [];
    const half = Math.ceil(ids.length / 2);
    const halves = [ids.slice(0, half), ids.slice(half)];
    return (await Promise.all(halves.map((part) => readChunk(client, by, part, options)))).flat();
  }
}

function readOnce(client: Client, by: Id, ids: string[], options: CallOptions): Promise<Order[]> {
  const query = ids.map((id) => [by, id] as const);
  if (ids.length === 1) return client.read("orders.read", { query }, client.answers.orders, options);
  return allOf(client.pages("orders.read", { query }, client.answers.orders, once(), options));
}

function inOrderOf(ids: readonly string[], orders: readonly Order[], by: Id): Order[] {
  const known = Map.groupBy(orders, (order) =>
    by === "external" ? order.ExternalOrderId : String(order.InternalOrderId),
  );
  return ids.flatMap((id) => known.get(id) ?? []);
}
