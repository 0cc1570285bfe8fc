import { z } from "zod";
import type { EndpointName } from "./endpoint-names.ts";

const milliseconds = z.int().min(0).max(600_000);
const retryAfter = z.int().min(0).max(31_536_000);
const status = z.int().min(400).max(599);
const name = z.string().min(1);

/** What a switch does to a call. Times are in milliseconds, `retryAfter` in seconds. */
export const Fault = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("delay"), milliseconds }),
  /** The gateway does not know the call. */
  z.strictObject({ kind: z.literal("not-published") }),
  z.strictObject({ kind: z.literal("refuse-key") }),
  z.strictObject({ kind: z.literal("quota"), retryAfter }),
  z.strictObject({ kind: z.literal("rate-limit"), retryAfter }),
  z.strictObject({ kind: z.literal("drop-before-doing") }),
  z.strictObject({ kind: z.literal("drop-answer") }),
  /** The service's own error, nothing done. */
  z.strictObject({ kind: z.literal("error"), status }),
  /** An error page of something in between, nothing done. */
  z.strictObject({ kind: z.literal("html-error"), status }),
  z.strictObject({ kind: z.literal("error-after-doing"), status }),
  z.strictObject({ kind: z.literal("did-nothing") }),
  z.strictObject({ kind: z.literal("did-something-else") }),
  z.strictObject({ kind: z.literal("empty-body") }),
  /** Names of fields at any depth, each with its new name. */
  z.strictObject({ kind: z.literal("rename-fields"), names: z.record(name, name).readonly() }),
  z.strictObject({ kind: z.literal("missing-fields"), names: z.array(name).min(1).readonly() }),
  z.strictObject({ kind: z.literal("no-shipments") }),
  /** Every page is the first one. */
  z.strictObject({ kind: z.literal("ignore-page-number") }),
  /** Neither page number nor page size is heeded: all rows at once. */
  z.strictObject({ kind: z.literal("ignore-paging") }),
]);
export type Fault = z.infer<typeof Fault>;

type FaultKind = Fault["kind"];

/** A switch that is on. */
interface ActiveFault {
  readonly id: number;
  readonly endpoint: EndpointName | "*";
  readonly fault: Fault;
  /** How often it still strikes; Infinity until cleared. */
  readonly left: number;
}

/** The switches, per endpoint or for all (`*`). Those of the same kind strike one after the other. */
export interface Faults {
  /** Switches a fault on for the next `times` calls, or until cleared. Returns its id. */
  set(endpoint: EndpointName | "*", fault: Fault, times?: number): number;
  /** Switches off all faults of an endpoint, or all there are. */
  clear(endpoint?: EndpointName | "*"): void;
  /** Switches one off; false when it is off already. */
  remove(id: number): boolean;
  list(): ActiveFault[];
  /** Takes one strike of a kind, if one is due for this endpoint. */
  strike<K extends FaultKind>(endpoint: EndpointName, kind: K): Extract<Fault, { kind: K }> | undefined;
}

function isOf<K extends FaultKind>(fault: Fault, kind: K): fault is Extract<Fault, { kind: K }> {
  return fault.kind === kind;
}

/** Makes a board of switches, all off. */
export function makeFaults(onChange: () => void = () => undefined): Faults {
  let active: { id: number; endpoint: EndpointName | "*"; fault: Fault; left: number }[] = [];
  let last = 0;
  const keep = (stays: (one: ActiveFault) => boolean): boolean => {
    const before = active.length;
    active = active.filter(stays);
    onChange();
    return active.length < before;
  };
  return {
    set: (endpoint, fault, times = Number.POSITIVE_INFINITY) => {
      if (!(times >= 1))
        throw new RangeError(`A fault strikes at least once: times is ${times}, send 1 or more.`);
      last += 1;
      active.push({ id: last, endpoint, fault, left: times });
      onChange();
      return last;
    },
    clear: (endpoint) => void keep((one) => endpoint !== undefined && one.endpoint !== endpoint),
    remove: (id) => keep((one) => one.id !== id),
    list: () => active.map((one) => ({ ...one })),
    strike: (endpoint, kind) => {
      for (const one of active) {
        if (one.endpoint !== "*" && one.endpoint !== endpoint) continue;
        const { fault } = one;
        if (!isOf(fault, kind)) continue;
        one.left -= 1;
        keep((other) => other.left > 0);
        return fault;
      }
      return undefined;
    },
  };
}
