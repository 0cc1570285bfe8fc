import type { Omni, WriteCall } from "../omni/index.ts";
import type { Amounts } from "../policy/index.ts";
import type { Context } from "./context.ts";
import type { Field } from "./field.ts";
import type { Problem } from "./operation.ts";
import type { Values } from "./question.ts";

/** What a change is done to; the ledger lets no second change of it begin while one is under way or unknown. */
export interface Target {
  readonly kind: "order" | "shipment" | "stock" | "location" | "store" | "customer";
  /** `20078`, `TEE-RED-M at toronto-south`. No personal data: a customer goes by a hash. */
  readonly id: string;
}

/** What a person confirms, in plain sentences without markup. */
export interface Preview {
  /** "Created at toronto-south · order 1001 · TEE-RED-M × 2, CAP-BLU × 1" */
  readonly now: string;
  /** "Rejected; Omni routes the units again." */
  readonly after: string;
  /** Whether there is a way back: "This cannot be undone.", "It can be put back." */
  readonly undo: string;
  /** What the person should know before: that the documented path of a reroute is the reject path, and so on. */
  readonly warning?: string | undefined;
}

/** How a change is spoken of. Each is the middle of a sentence, without a full stop. */
export interface Wording {
  /** "Shipment 20078 rejected"; who and why are added. */
  readonly done: string;
  /** "Shipment 20078 was not rejected" */
  readonly notDone: string;
  /** "whether shipment 20078 was rejected" */
  readonly whether: string;
  /** "reject shipment 20078", after "@person asks to" */
  readonly deed: string;
}

/** What reading back shows. `found` is a sentence: "Omni shows it as Rejected." */
export interface Verdict {
  /** `cannot-tell`: the API cannot show it. `not-yet`: accepted, and not there so far. */
  readonly state: "done" | "not-done" | "not-yet" | "cannot-tell";
  readonly found: string;
}

/** The way back from a change: the button's words, and what they begin. Itself previewed like any change. */
export interface Undo {
  readonly label: string;
  readonly operation: string;
  readonly values: Values;
}

/** A change that was understood and can be done: what it was read from, and what it will send. */
export interface Change {
  readonly target: Target;
  /** What else the audit finds it by: the order of a shipment, the SKU and the location of a count. */
  readonly related: readonly { readonly kind: string; readonly id: string }[];
  /** Plain JSON of exactly what makes the preview stale when it moves. */
  readonly depends: unknown;
  /** What was read, as plain JSON, so that the change can be told again later. */
  readonly facts: unknown;
  readonly amounts: Amounts;
  readonly preview: Preview;
  readonly wording: Wording;
  readonly reason: string | undefined;
  /** Exactly what will be sent. */
  readonly call: WriteCall;
  /** The same for people's eyes: personal data masked. */
  readonly shownCall: WriteCall;
  readonly verify: (context: Context) => Promise<Verdict>;
  readonly undo: Undo | undefined;
}

/** What was read of the thing to be changed, before everything was said. */
export interface Look {
  readonly target: Target;
  /** How it is now, for the form. */
  readonly now: string;
  /** The fields that are still to be filled; the reasons are the channel's own. */
  readonly fields: (values: Values, site: Site) => readonly Field[];
  /** Whether it is there, and something of the kind can be done to it. */
  readonly possible: boolean;
  /** Why nothing of the kind can be done to it ("Shipment 20078 is shipped already."); undefined where it can. */
  readonly impossible: string | undefined;
  /** What the form is filled with: what was said, over what is there now. Filling it twice changes nothing. */
  readonly filled: (values: Values) => Values;
  /** The change, if everything was said and fits what was read. */
  readonly change: (values: Values, omni: Omni) => ChangeReading;
  /** What can be shown while only the person's own words are missing; an ellipsis stands for them. */
  readonly foresee: (values: Values, site: Site, omni: Omni) => Foreseen | undefined;
}

/** A change that cannot be sent yet. */
export type Foreseen = Pick<Change, "preview" | "shownCall" | "depends">;

/** What a form offers of its own place and site. */
export interface Site {
  readonly reasons: readonly string[];
}

export type ChangeReading =
  | { readonly ok: true; readonly change: Change }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What has to be known before anything can be read: the shipment, the SKU and the location. */
export type Subject =
  | { readonly ok: true; readonly target: Target; readonly look: (context: Context) => Promise<Look> }
  | { readonly ok: false; readonly fields: readonly Field[]; readonly problems: readonly Problem[] };
