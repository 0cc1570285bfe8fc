import type { CallOptions, Omni, Order } from "../omni/index.ts";
import type { Place, Right } from "../policy/index.ts";
import type { AlertBook } from "./alert/book.ts";
import type { MentionGroup } from "./alert/fields.ts";
import type { AuditResult, Offer } from "./results.ts";

/** What an operation is given to work with; it knows neither Slack nor blocks. */
export interface Context {
  readonly omni: Omni;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The time limit and the abort signal of the person who waits. */
  readonly call: CallOptions;
  /** Who asks. */
  readonly person: string;
  /** Their time zone, an IANA name; UTC where Slack does not say. */
  readonly zone: string;
  readonly place: Place;
  /** Whether everyone who reads in this place may be told what is under this right. */
  readonly mayTell: (right: Right) => boolean;
  /** Slack user groups that a rule may mention. */
  readonly groups: () => Promise<readonly MentionGroup[]>;
  /** The rules of alerts. */
  readonly alerts: AlertBook;
  /** What this person may do in this place. */
  readonly offers: readonly Offer[];
  /** What the policy says of a right here, in plain sentences. */
  readonly explain: (right: Right) => { readonly allowed: boolean; readonly sentences: readonly string[] };
  readonly health: () => Promise<Health>;
  /** Keeps which order each shipment came with, after the answer has been given. */
  readonly rememberShipments: (orders: readonly Order[]) => void;
  /** The order this shipment was last seen with; Omni cannot be asked for a shipment by its id alone. */
  readonly orderOfShipment: (shipment: string) => Promise<string | undefined>;
  /** What the audit holds, newest first. */
  readonly audit: (question: AuditQuestion) => Promise<Pick<AuditResult, "entries" | "more" | "names">>;
  /** Waits between two looks at the same thing, milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** What is asked of the audit: entries that name all of these. Times are milliseconds since 1970. */
export interface AuditQuestion {
  readonly person: string | undefined;
  readonly targets: readonly { readonly kind: string; readonly id: string }[];
  readonly since: number | undefined;
  readonly limit: number;
}

/** How the app itself is. */
export interface Health {
  readonly database: { readonly engine: "sqlite" | "postgres"; readonly ms: number };
  /** Calls that wait for Omni. */
  readonly queued: number;
  /** Milliseconds since 1970. */
  readonly upSince: number;
  readonly alerts: AlertsHealth;
}

/** How the rules of alerts are doing, in all channels. Times are milliseconds since 1970. */
export interface AlertsHealth {
  readonly rules: number;
  readonly paused: number;
  /** The last run of any of them: when it looked, how long it took, what it cost and how many counts it read. */
  readonly last:
    | { readonly at: number; readonly ms: number; readonly calls: number; readonly items: number }
    | undefined;
  readonly next: number | undefined;
  /** Rules that should have begun to look and did not. */
  readonly behind: number;
  /** What waits to be told. */
  readonly untold: number;
}
