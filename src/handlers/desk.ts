import type { WebClient } from "@slack/web-api";
import type { Remember } from "../database/alert-rule-changes.ts";
import type { Database } from "../database/open-database.ts";
import type { Jobs } from "../jobs/jobs.ts";
import type { Audit, Ledger } from "../ledger/index.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import type { Omni } from "../omni/index.ts";
import type { Alarms } from "../operations/alert/alarms.ts";
import type { AlertBook } from "../operations/alert/book.ts";
import type { Context } from "../operations/context.ts";
import type { Operation } from "../operations/operation.ts";
import type { PolicySource } from "../policy/file.ts";
import type { Channels } from "../slack/channels.ts";
import type { Delivery } from "../slack/delivery.ts";
import type { Identity } from "../slack/identity.ts";
import type { People } from "../slack/people.ts";
import type { UserGroups } from "../slack/user-groups.ts";
import type { Language } from "../words/language.ts";
import type { SkusAtHand } from "./skus-at-hand.ts";

/** Everything that handlers work with, made once by the app. */
export interface Desk {
  readonly operations: readonly Operation[];
  readonly language: Language;
  readonly omni: Omni;
  readonly policy: Pick<PolicySource, "current" | "pause">;
  readonly database: Database;
  readonly client: WebClient;
  readonly identity: () => Promise<Identity>;
  readonly people: People;
  readonly channels: Channels;
  readonly userGroups: UserGroups;
  readonly delivery: Delivery;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly consoleUrl: string | undefined;
  /** The app is about to stop: what is under way is given a moment, and what has not begun stays for the next start. */
  readonly closing: AbortSignal;
  /** The moment is over: every call is stopped. */
  readonly stopping: AbortSignal;
  readonly skusAtHand: SkusAtHand;
  readonly health: Context["health"];
  readonly rememberShipments: Context["rememberShipments"];
  readonly orderOfShipment: Context["orderOfShipment"];
  readonly jobs: Pick<Jobs, "send">;
  readonly ledger: Ledger;
  readonly audit: Audit;
  /** What is done to a rule is remembered by `remember`, or not done. */
  readonly alerts: (remember: Remember) => AlertBook;
  readonly alarms: (remember: Remember) => Alarms;
  /** Pauses the rules of a channel that can be told no more, for this reason. */
  readonly pauseAlerts: (channel: string, because: string) => Promise<void>;
}
