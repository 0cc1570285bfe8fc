import { z } from "zod";
import { Fault } from "../faults.ts";
import { Order, Store } from "../shapes.ts";
import { Site } from "../site.ts";
import { Told } from "../story/told.ts";

/** What the control API answers, as the page reads it. */
const rowsOf = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), more: z.boolean() });

const StoryState = z.object({
  playing: z.boolean(),
  /** Minutes a second. */
  speed: z.number(),
  /** 1 is the first day; 0 before any. */
  day: z.number(),
  done: z.number(),
  events: z.number(),
  next: z.string().nullable(),
});
export type StoryState = z.infer<typeof StoryState>;

export const Overview = z.object({
  /** Where the guide's calls are served, and the key they need. */
  baseUrl: z.string(),
  apiKey: z.string(),
  scale: z.object({ seed: z.number(), skus: z.number(), locations: z.number(), orders: z.number() }),
  clock: z.object({ now: z.string(), ahead: z.number(), waiting: z.number() }),
  story: StoryState,
  site: Site,
  /** How many switches are on. */
  switches: z.number(),
});
export type Overview = z.infer<typeof Overview>;

/** What happened in the story, newest first. */
export const StoryTold = z.object({ told: z.array(Told) });
export type StoryTold = z.infer<typeof StoryTold>;

export const Places = z.object({
  locations: z.array(
    z.object({ name: z.string(), shown: z.string(), type: z.string(), active: z.boolean() }),
  ),
  pools: z.array(z.object({ name: z.string(), locations: z.number(), safetyStock: z.number() })),
});
export type Places = z.infer<typeof Places>;

const OrderRow = z.object({
  number: z.string(),
  internalId: z.number(),
  placed: z.string(),
  updated: z.string(),
  customer: z.string(),
  status: z.string(),
  shipmentStatus: z.string(),
  shipments: z.array(z.object({ id: z.number(), status: z.string(), location: z.string() })),
  units: z.number(),
  total: z.number(),
  currency: z.string(),
});
export type OrderRow = z.infer<typeof OrderRow>;
export const OrderRows = rowsOf(OrderRow).extend({
  /** Every status there is among those that are in memory, for a choice. */
  statuses: z.array(z.string()),
});
export type OrderRows = z.infer<typeof OrderRows>;

const Transaction = z.object({
  TransactionId: z.number(),
  ExternalOrderId: z.string(),
  InvoiceId: z.number().nullable(),
  TransactionType: z.string(),
  PaymentType: z.string(),
  Amount: z.number(),
  CurrencyCode: z.string(),
  Status: z.string(),
  TransactionDateUtc: z.string(),
});
export const Transactions = rowsOf(Transaction);
export type Transactions = z.infer<typeof Transactions>;
export const OneOrder = z.object({ order: Order, transactions: z.array(Transaction) });
export type OneOrder = z.infer<typeof OneOrder>;

export const StockRows = rowsOf(
  z.object({ sku: z.string(), name: z.string(), onHand: z.number(), held: z.number() }),
);
export type StockRows = z.infer<typeof StockRows>;
export const PoolRows = rowsOf(z.object({ sku: z.string(), name: z.string(), virtual: z.number() }));
export type PoolRows = z.infer<typeof PoolRows>;
export const OneSku = z.object({
  sku: z.string(),
  name: z.string(),
  locations: z.array(
    z.object({ location: z.string(), shown: z.string(), onHand: z.number(), held: z.number() }),
  ),
  pools: z.array(z.object({ pool: z.string(), virtual: z.number() })),
});
export type OneSku = z.infer<typeof OneSku>;

export const StoreRows = z.object({ rows: z.array(Store) });
export type StoreRows = z.infer<typeof StoreRows>;

const CallRow = z.object({
  id: z.number(),
  time: z.string(),
  method: z.string(),
  path: z.string(),
  query: z.string(),
  endpoint: z.string().nullable(),
  status: z.number().nullable(),
  ms: z.number(),
});
export const CallRows = rowsOf(CallRow);
export type CallRows = z.infer<typeof CallRows>;
export const OneCall = CallRow.extend({
  body: z.unknown().optional(),
  answer: z.string(),
  traceId: z.string(),
});
export type OneCall = z.infer<typeof OneCall>;

export const Switches = z.object({
  endpoints: z.array(z.string()),
  on: z.array(
    z.object({
      id: z.number(),
      endpoint: z.string(),
      fault: Fault,
      /** How often it still strikes; null is until it is switched off. */
      left: z.number().nullable(),
    }),
  ),
});
export type Switches = z.infer<typeof Switches>;
