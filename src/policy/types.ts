import type { Right } from "./rights.ts";

/** Who asks. What Slack could not say is `unknown`, and unknown is never a yes. */
export type Person = {
  /** `U…` or `W…` */
  id: string;
  /** `external`: of a team that is neither ours nor of our enterprise. */
  standing: "member" | "guest" | "external" | "unknown";
  /** Slack user groups (`S…`) known to hold this person; needed only for those of `groupsNeeded`. */
  groups: ReadonlySet<string> | "unknown";
};

/** Where a thing is done. */
export type Place =
  | { kind: "channel"; id: string; sharedOutside: boolean | "unknown" }
  /** The direct message with the app, its Home, and global shortcuts. */
  | { kind: "direct" }
  /** Other people's direct messages and group messages: nothing is allowed there. */
  | { kind: "other-direct" };

/** How much is asked for, as far as it is known. */
export type Amounts = {
  /** Units of the change, in either direction; for an absolute count, the difference. */
  units?: number | undefined;
  /** Total of the order, in its own currency. */
  orderTotal?: number | undefined;
  /** Every location the deed touches. An empty list counts as not known. */
  locations?: readonly string[] | undefined;
};

export type Ask = {
  right: Right;
  person: Person;
  place: Place;
  amounts?: Amounts | undefined;
  /** `draw`: a button or a menu, where amounts may not be known yet. `act`: where they must be. */
  stage: "draw" | "act";
};

/** Which line of the file decided. */
export type RuleRef = {
  /** As written: `order.cancel`, `shipment.*`, `*.read`, `*`. */
  pattern: string;
  /** A channel's id, or `direct`. */
  place: string;
  /** The channel's label in the file, where it has one. */
  name?: string | undefined;
  /** Line in the file, from 1. */
  line: number;
};

/** People and Slack user groups named by a list of the file, with that list as it was written. */
export type Named = {
  /** As written: names of the file's groups, `U…`, `W…`, `S…`. */
  words: readonly string[];
  people: readonly string[];
  userGroups: readonly string[];
};

/** Who can agree, and may therefore be mentioned: exactly those named in `by`. */
type Approvers = Named;

export type Limits = {
  maxUnits?: number | undefined;
  maxOrderTotal?: number | undefined;
  locations?: readonly string[] | undefined;
};

/** A limit by the name it has in the file. */
export type LimitName = "max_units" | "max_order_total" | "locations";

/** Why not, with what a sentence about it needs. */
export type Refusal =
  | { kind: "other-direct" }
  | { kind: "standing-unknown" }
  /** `policy: read` means that guests read here, but not this, or not here. */
  | { kind: "guest"; policy: "read" | "deny" }
  | { kind: "external"; policy: "read" | "deny" }
  /** Slack gave the channel a new id; its rules wait until the file names it (`now`, where it is known). */
  | { kind: "channel-paused"; channel: string; now?: string | undefined }
  | { kind: "channel-unlisted"; channel: string }
  | { kind: "no-rule" }
  | { kind: "writes-off"; because?: string | undefined }
  | { kind: "not-in-by"; by: Named }
  /** It depends on these user groups, and Slack could not say who is in them. */
  | { kind: "group-unknown"; by: Named; userGroups: readonly string[] }
  | { kind: "limit-exceeded"; limit: "max_units" | "max_order_total"; allowed: number; asked: number }
  | { kind: "limit-exceeded"; limit: "locations"; allowed: readonly string[]; asked: readonly string[] }
  | { kind: "limit-unknown"; limit: LimitName }
  /** The requester cannot be the one who approves. */
  | { kind: "own-request" };

export type Allowed = {
  allowed: true;
  right: Right;
  place: Place;
  /** The channel's label in the file, where it has one. */
  channelName?: string | undefined;
  rule: RuleRef;
  /** How many other people must agree first. */
  approvals: number;
  /** Who may be mentioned to approve; `undefined` where nobody is named or no approval is needed. */
  approvers: Approvers | undefined;
  limits: Limits;
  /** The site's own reasons, offered in forms of this place. */
  reasons: readonly string[];
  /** May the answer be posted where everyone in this place reads it? */
  publicAllowed: boolean;
};

export type Refused = {
  allowed: false;
  right: Right;
  place: Place;
  channelName?: string | undefined;
  because: Refusal;
  /** The rule that refused: where it names others, or sets a limit. */
  rule?: RuleRef | undefined;
  /** Who can change the policy; empty where the file does not say. */
  administrators: Named;
  publicAllowed: boolean;
};

export type Decision = Allowed | Refused;

/** One entry of an `allow` list. */
export type Rule = {
  ref: RuleRef;
  /** `undefined`: every full member. */
  by: Named | undefined;
  approvals: number;
  limits: Limits;
};

/** What is allowed in one channel, or in direct messages. */
export type PlaceRules = {
  name?: string | undefined;
  rules: readonly Rule[];
  reasons: readonly string[];
};

/** A policy file that was understood. Made by `parsePolicy`, never by hand. */
export type Policy = {
  version: 1;
  channels: ReadonlyMap<string, PlaceRules>;
  direct: PlaceRules;
  writes: "on" | "off";
  writesOffBecause?: string | undefined;
  guests: "read" | "deny";
  external: "read" | "deny";
  administrators: Named;
  /** Channels whose id changed: the old id, and the new one where it is known. */
  paused: ReadonlyMap<string, { now?: string | undefined }>;
};
