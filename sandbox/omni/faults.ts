import type { EndpointName } from "./endpoints.ts";

/** What a switch does to a call. Times are in milliseconds, `retryAfter` in seconds. */
export type Fault =
  | { readonly kind: "delay"; readonly milliseconds: number }
  /** The gateway does not know the call. */
  | { readonly kind: "not-published" }
  | { readonly kind: "refuse-key" }
  | { readonly kind: "quota"; readonly retryAfter: number }
  | { readonly kind: "rate-limit"; readonly retryAfter: number }
  | { readonly kind: "drop-before-doing" }
  | { readonly kind: "drop-answer" }
  /** The service's own error, nothing done. */
  | { readonly kind: "error"; readonly status: number }
  /** An error page of something in between, nothing done. */
  | { readonly kind: "html-error"; readonly status: number }
  | { readonly kind: "error-after-doing"; readonly status: number }
  | { readonly kind: "did-nothing" }
  | { readonly kind: "did-something-else" }
  | { readonly kind: "empty-body" }
  /** Names of fields at any depth, each with its new name. */
  | { readonly kind: "rename-fields"; readonly names: Readonly<Record<string, string>> }
  | { readonly kind: "missing-fields"; readonly names: readonly string[] }
  | { readonly kind: "no-shipments" }
  /** Every page is the first one. */
  | { readonly kind: "ignore-page-number" }
  /** Neither page number nor page size is heeded: all rows at once. */
  | { readonly kind: "ignore-paging" };

type FaultKind = Fault["kind"];

/** A switch that is on. */
interface ActiveFault {
  readonly endpoint: EndpointName | "*";
  readonly fault: Fault;
  /** How often it still strikes; Infinity until cleared. */
  readonly left: number;
}

/** The switches, per endpoint or for all (`*`). Those of the same kind strike one after the other. */
export interface Faults {
  /** Switches a fault on for the next `times` calls, or until cleared. */
  set(endpoint: EndpointName | "*", fault: Fault, times?: number): void;
  /** Switches off all faults of an endpoint, or all there are. */
  clear(endpoint?: EndpointName | "*"): void;
  list(): ActiveFault[];
  /** Takes one strike of a kind, if one is due for this endpoint. */
  strike<K extends FaultKind>(endpoint: EndpointName, kind: K): Extract<Fault, { kind: K }> | undefined;
}

function isOf<K extends FaultKind>(fault: Fault, kind: K): fault is Extract<Fault, { kind: K }> {
  return fault.kind === kind;
}

/** Makes a board of switches, all off. */
export function makeFaults(onChange: () => void = () => undefined): Faults {
  let active: { endpoint: EndpointName | "*"; fault: Fault; left: number }[] = [];
  return {
    set: (endpoint, fault, times = Number.POSITIVE_INFINITY) => {
      if (!(times >= 1))
        throw new RangeError(`A fault strikes at least once: times is ${times}, send 1 or more.`);
      active.push({ endpoint, fault, left: times });
      onChange();
    },
    clear: (endpoint) => {
      active = endpoint === undefined ? [] : active.filter((one) => one.endpoint !== endpoint);
      onChange();
    },
    list: () => active.map((one) => ({ ...one })),
    strike: (endpoint, kind) => {
      for (const one of active) {
        if (one.endpoint !== "*" && one.endpoint !== endpoint) continue;
        const { fault } = one;
        if (!isOf(fault, kind)) continue;
        one.left -= 1;
        active = active.filter((other) => other.left > 0);
        onChange();
        return fault;
      }
      return undefined;
    },
  };
}
