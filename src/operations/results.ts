import type { AlertsHealth } from "./context.ts";
import type {
  FieldMetadata,
  Location,
  OmniError,
  OnHand,
  Order,
  PreOrder,
  StoreLocation,
  Transaction,
  Virtual,
} from "../omni/index.ts";
import type { Right } from "../policy/index.ts";
import type { AlertDone, AlertPreviewResult, AlertsResult, AlertUnreadableResult } from "./alert/results.ts";
import type { Question } from "./question.ts";

/** What a part of an answer says when Omni did not give it: which part, and why. */
export interface Unanswered {
  readonly what: string;
  readonly why: OmniError["kind"];
}

/** An operation as menus and help show it to one person in one place. */
export interface Offer {
  readonly operation: string;
  readonly noun: string;
  readonly title: string;
  readonly help: string;
  /** The forms of its words, without the command: `order <orders…>`. */
  readonly words: readonly string[];
  readonly examples: readonly string[];
  readonly changes: boolean;
  /** It has no button on the menu. */
  readonly wordsOnly: boolean;
}

export interface OrdersResult {
  readonly kind: "orders";
  readonly orders: readonly Order[];
  readonly notFound: readonly string[];
}

/** Personal data of one order, for one person's eyes; what Omni does not hold is undefined. */
export interface RevealedResult {
  readonly kind: "revealed";
  readonly order: string;
  readonly name: string | undefined;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  readonly billing: RevealedAddress | undefined;
  readonly shipping: RevealedAddress | undefined;
}

export interface RevealedAddress {
  readonly name: string | undefined;
  readonly company: string | undefined;
  /** Street, city, province, postal code and country, as far as they are known. */
  readonly lines: readonly string[];
}

export interface OrderSearchResult {
  readonly kind: "order-search";
  readonly orders: readonly Order[];
  /** There were more than were read. */
  readonly more: boolean;
  /** What was looked for, in words: "e-mail a@b.c, since 7 days ago". Holds what the person typed. */
  readonly described: string;
}

export interface PaymentsResult {
  readonly kind: "payments";
  readonly of: { readonly by: "order" | "internal" | "invoice"; readonly id: string };
  readonly transactions: readonly Transaction[];
}

export interface StockResult {
  readonly kind: "stock";
  readonly skus: readonly string[];
  readonly locations: readonly string[];
  readonly rows: readonly OnHand[];
  /** Locations whose count is not known: never shown as a zero. */
  readonly unanswered: readonly Unanswered[];
}

export interface PoolsResult {
  readonly kind: "pools";
  readonly groups: readonly string[];
  readonly skus: readonly string[];
  readonly rows: readonly Virtual[];
  readonly unanswered: readonly Unanswered[];
}

export interface PreOrderResult {
  readonly kind: "preorder";
  readonly sku: string;
  readonly rows: readonly PreOrder[];
}

export interface LocationsResult {
  readonly kind: "locations";
  readonly locations: readonly Location[];
}

export interface LocationResult {
  readonly kind: "location";
  readonly location: Location;
  /** Undefined where Omni did not answer for them. */
  readonly customFields: readonly { readonly name: string; readonly value: string }[] | undefined;
}

export interface FieldsResult {
  readonly kind: "fields";
  readonly ownerType: string;
  readonly fields: readonly FieldMetadata[];
}

export interface StoresResult {
  readonly kind: "stores";
  readonly stores: readonly StoreLocation[];
}

export interface StoreResult {
  readonly kind: "store";
  readonly store: StoreLocation;
}

/** One named thing that Omni (or, of an alert, the channel) does not know; `near` are known names that look alike. */
export interface MissingResult {
  readonly kind: "missing";
  readonly what: "location" | "store" | "alert";
  readonly name: string;
  readonly near: readonly { readonly name: string; readonly question: Question }[];
}

export interface HelpResult {
  readonly kind: "help";
  readonly noun: string | undefined;
  readonly offers: readonly Offer[];
}

export interface MenuResult {
  readonly kind: "menu";
  readonly offers: readonly Offer[];
}

export interface WhyResult {
  readonly kind: "why";
  readonly right: Right;
  readonly allowed: boolean;
  /** Plain sentences, without markup. */
  readonly sentences: readonly string[];
}

export interface StatusResult {
  readonly kind: "status";
  readonly omni:
    | { readonly answers: true; readonly ms: number }
    | { readonly answers: false; readonly why: OmniError["kind"]; readonly traceId: string | undefined };
  readonly database: { readonly engine: "sqlite" | "postgres"; readonly ms: number };
  readonly queued: number;
  readonly upSince: number;
  readonly alerts: AlertsHealth;
}

/** One line of the audit, as people read it: ids alone, but for the reason. */
export interface AuditLine {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly person: string;
  readonly channel?: string | undefined;
  readonly operation: string;
  /** "shipment 20078" */
  readonly target: string;
  readonly outcome: string;
  readonly rule?: string | undefined;
  /** Who else decided, settled or stopped it. */
  readonly approver?: string | undefined;
  readonly reason?: string | undefined;
  readonly reference?: string | undefined;
  /** Omni's. */
  readonly traceId?: string | undefined;
}

export interface AuditResult {
  readonly kind: "audit";
  /** Newest first. */
  readonly entries: readonly AuditLine[];
  /** There were more than were read. */
  readonly more: boolean;
  /** What the people and channels in them are called, by their ids, as far as Slack said. */
  readonly names?: Readonly<Record<string, string>> | undefined;
}

/** Everything an operation that reads may answer with; `kind` picks the renderer. */
export type Result =
  | OrdersResult
  | RevealedResult
  | OrderSearchResult
  | PaymentsResult
  | StockResult
  | PoolsResult
  | PreOrderResult
  | LocationsResult
  | LocationResult
  | FieldsResult
  | StoresResult
  | StoreResult
  | MissingResult
  | HelpResult
  | MenuResult
  | WhyResult
  | StatusResult
  | AuditResult
  | AlertsResult
  | AlertPreviewResult
  | AlertUnreadableResult
  | AlertDone;

/** A result with the question that it answers and when it was true. */
export interface Answer<R extends Result = Result> {
  readonly question: Question;
  readonly result: R;
  /** When Omni was asked, milliseconds since 1970. */
  readonly asOf: number;
  /** How long Omni took, milliseconds; undefined where Omni was not asked. */
  readonly omniMs: number | undefined;
}
