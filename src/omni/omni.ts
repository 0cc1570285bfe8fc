import type { EndpointOverrides } from "./overrides.ts";
import type { OmniErrorKind } from "./error.ts";
import type { FieldMetadata } from "./schemas/field-metadata.ts";
import type { OnHand, PreOrder, Virtual } from "./schemas/inventory.ts";
import type { Order } from "./schemas/order.ts";
import type { Location, LocationCustomFields, StoreLocation } from "./schemas/place.ts";
import type { KnownOfOrder, SearchCondition } from "./schemas/search.ts";
import type { Transaction } from "./schemas/transaction.ts";
import type {
  LocationCustomFieldsUpdate,
  NewCustomer,
  NewStore,
  OrderCancellation,
  OrderId,
  ShipmentId,
  ShipmentRejection,
  ShipmentReroute,
  SplitByLine,
  SplitBySku,
  StockAdjustment,
  StoreChanges,
  WriteAnswer,
  WriteCall,
} from "./schemas/writes.ts";

export interface OmniOptions {
  /** With the version: `https://api.example.net/v1`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  /** From {@link parseEndpointOverrides}. */
  readonly endpoints?: EndpointOverrides;
  /** Rows asked for in one page; 100. */
  readonly pageSize?: number;
  /** Pages after which a list is given up as endless; 10,000. */
  readonly maxPages?: number;
  /** Told of every call when it has ended. It is given no bodies, no ids, and never the key. */
  readonly onCall?: (call: CallRecord) => void;
  /** Calls at the same time; 8. */
  readonly concurrency?: number;
  /** Requests started in any second, retries included; 50. */
  readonly perSecond?: number;
  /** How long locations, stores and field metadata are kept, milliseconds; 60,000. */
  readonly referenceTtlMs?: number;
  /** Time limit of one attempt of a read, milliseconds; 8,000. */
  readonly attemptMs?: number;
  /** Time limit of a call where the caller sets none, milliseconds; 20,000. */
  readonly budgetMs?: number;
  /** How long calls are refused after five outages in a row, milliseconds; 10,000. */
  readonly restMs?: number;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Total time limit, waiting and retries included, milliseconds. Of an iterable: of each page. */
  readonly budgetMs?: number | undefined;
  /** Told before each page of a list is asked for. */
  readonly onPage?: (() => void) | undefined;
  /** Reference data: ask the service even where a recent answer is kept (before an edit). */
  readonly fresh?: boolean | undefined;
}

/** Counts at these locations; of all SKUs where none is named. */
export interface StockQuestion extends Repeats {
  readonly locations: readonly string[];
  readonly skus?: readonly string[];
}

/** Virtual counts of these pool groups; of all SKUs where none is named. */
export interface PoolQuestion extends Repeats {
  readonly groups: readonly string[];
  readonly skus?: readonly string[];
}

interface Repeats {
  /**
   * `allowed`: a service that gives a row out twice gives it twice, and a list of any length takes the memory of a
   * page. Otherwise each row comes once, which takes up to 24 bytes for every row there is.
   */
  readonly repeats?: "allowed";
}

/** One call after its end, for logs and metrics. */
export interface CallRecord {
  readonly endpoint: string;
  readonly method: string;
  readonly outcome: "ok" | OmniErrorKind;
  readonly status?: number;
  /** Waiting and retries included, milliseconds. */
  readonly ms: number;
  readonly attempts: number;
  readonly traceId?: string;
}

/**
 * The order-management system. Reads may be retried, writes never are: a write is first described (`WriteCall`,
 * checked, nothing sent) and then handed to `send`. Everything that waits rejects with an `OmniError`.
 */
export interface Omni {
  readonly fields: {
    metadata(ownerType: string, options?: CallOptions): Promise<FieldMetadata[]>;
  };
  readonly locations: {
    list(options?: CallOptions): Promise<Location[]>;
    /** Undefined where there is no such location. */
    find(internalName: string, options?: CallOptions): Promise<Location | undefined>;
    customFields(internalNames: readonly string[], options?: CallOptions): Promise<LocationCustomFields[]>;
    setCustomFields(input: LocationCustomFieldsUpdate): WriteCall;
  };
  readonly stock: {
    /** Page by page, each SKU at a location once. An unknown location may be answered by `not-found`. */
    onHand(question: StockQuestion, options?: CallOptions): AsyncIterable<OnHand[]>;
    /** The same question in parts, each asked by one call and its further pages. Throws for a name too long to ask. */
    parts(question: StockQuestion): readonly Required<Omit<StockQuestion, "repeats">>[];
    adjust(input: StockAdjustment): WriteCall;
  };
  readonly preorders: {
    find(sku: string, options?: CallOptions): Promise<PreOrder[]>;
  };
  readonly pools: {
    /** Page by page, each SKU in a pool group once. An unknown group may be answered by `not-found`. */
    virtual(question: PoolQuestion, options?: CallOptions): AsyncIterable<Virtual[]>;
    /** As the parts of a question of stock. */
    parts(question: PoolQuestion): readonly Required<Omit<PoolQuestion, "repeats">>[];
  };
  readonly orders: {
    /** In the order of the question; those that are not known are missing from the answer. */
    byExternalIds(ids: readonly string[], options?: CallOptions): Promise<Order[]>;
    byInternalIds(ids: readonly string[], options?: CallOptions): Promise<Order[]>;
    /** One page, 1 where none is named. */
    search(
      conditions: readonly SearchCondition[],
      page?: { readonly size?: number | undefined; readonly number?: number | undefined },
      options?: CallOptions,
    ): Promise<Order[]>;
    searchPages(conditions: readonly SearchCondition[], options?: CallOptions): AsyncIterable<Order[]>;
    /** The conditions that find what is known, by the search fields of this site. */
    conditions(known: KnownOfOrder): SearchCondition[];
    cancel(input: OrderCancellation): WriteCall;
  };
  readonly customers: {
    create(input: NewCustomer): WriteCall;
  };
  readonly stores: {
    list(options?: CallOptions): Promise<StoreLocation[]>;
    pages(options?: CallOptions): AsyncIterable<StoreLocation[]>;
    find(internalName: string, options?: CallOptions): Promise<StoreLocation | undefined>;
    create(input: NewStore): WriteCall;
    /** Sends back the whole store as it was read, with the changes in it. */
    update(internalName: string, store: StoreLocation, changes: StoreChanges): WriteCall;
  };
  readonly shipments: {
    createAll(order: OrderId): WriteCall;
    cancel(input: ShipmentId): WriteCall;
    reject(input: ShipmentRejection): WriteCall;
    /** Throws `not-published` where the site has switched it off. */
    reroute(input: ShipmentReroute): WriteCall;
    splitByLine(input: SplitByLine): WriteCall;
    splitBySku(input: SplitBySku): WriteCall;
  };
  readonly payments: {
    transactions(
      by: { readonly external: string } | { readonly internal: string } | { readonly invoice: string },
      options?: CallOptions,
    ): Promise<Transaction[]>;
  };
  /** Sends a write once; it is never sent again from here. */
  send(call: WriteCall, options?: CallOptions): Promise<WriteAnswer>;
  /** The cheapest read, never from what is kept. */
  ping(options?: CallOptions): Promise<{ readonly ms: number }>;
  /** Calls that wait for their turn. */
  readonly queued: number;
  /** Requests that may be started in any second. */
  readonly perSecond: number;
}
