import type { Fault } from "../../faults.ts";

/** What a kind of switch needs to be told, and what is suggested. */
type Needs =
  | {
      readonly what: "milliseconds" | "retryAfter" | "status";
      readonly label: string;
      readonly first: string;
    }
  | { readonly what: "names" | "renamed"; readonly label: string; readonly first: string };

interface Kind {
  readonly group: "Before it is done" | "What is done" | "The answer";
  readonly words: string;
  readonly needs?: Needs;
}

const seconds = (first: string): Needs => ({ what: "retryAfter", label: "Retry-After, in seconds", first });
const status = (first: string): Needs => ({ what: "status", label: "Status", first });

/** Every kind of switch, in words. */
export const KINDS: Readonly<Record<Fault["kind"], Kind>> = {
  delay: {
    group: "Before it is done",
    words: "It takes longer",
    needs: { what: "milliseconds", label: "By, in milliseconds", first: "3000" },
  },
  "rate-limit": { group: "Before it is done", words: "429, too many calls", needs: seconds("5") },
  quota: { group: "Before it is done", words: "403, the quota is used up", needs: seconds("3600") },
  "refuse-key": { group: "Before it is done", words: "401, the key is refused" },
  "not-published": { group: "Before it is done", words: "404, the gateway does not know it" },
  error: { group: "Before it is done", words: "An error of the service", needs: status("500") },
  "html-error": { group: "Before it is done", words: "An error as an HTML page", needs: status("502") },
  "drop-before-doing": { group: "Before it is done", words: "The connection is dropped" },
  "did-nothing": { group: "What is done", words: "All seems well, but nothing was done" },
  "did-something-else": { group: "What is done", words: "All seems well, but something else was done" },
  "error-after-doing": { group: "What is done", words: "Done, and then an error", needs: status("500") },
  "drop-answer": { group: "What is done", words: "Done, and the answer is dropped" },
  "empty-body": { group: "The answer", words: "It has no body" },
  "rename-fields": {
    group: "The answer",
    words: "Fields have other names",
    needs: { what: "renamed", label: "Old=new, …", first: "OrderStatus=State" },
  },
  "missing-fields": {
    group: "The answer",
    words: "Fields are missing",
    needs: { what: "names", label: "Fields, …", first: "OrderStatus" },
  },
  "no-shipments": { group: "The answer", words: "Orders have no list of shipments" },
  "ignore-page-number": { group: "The answer", words: "Every page is the first one" },
  "ignore-paging": { group: "The answer", words: "All rows come at once" },
};

/** The kinds that there are. */
export const KIND_NAMES = Object.keys(KINDS).filter((kind): kind is Fault["kind"] =>
  Object.hasOwn(KINDS, kind),
);

const parts = (text: string): string[] =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** What the desk is sent for a kind, given what the person wrote. */
export function faultOf(kind: Fault["kind"], written: string): Readonly<Record<string, unknown>> {
  const { needs } = KINDS[kind];
  if (needs === undefined) return { kind };
  if (needs.what === "names") return { kind, names: parts(written) };
  if (needs.what === "renamed") {
    return {
      kind,
      names: Object.fromEntries(parts(written).map((part) => part.split("=").map((each) => each.trim()))),
    };
  }
  return { kind, [needs.what]: Number(written) };
}

/** Which calls a switch is for, in words. */
export function nameOf(endpoint: string): string {
  return endpoint === "*" ? "all calls" : endpoint;
}

/** What a switch that is on does, in words. */
export function wordsOf(fault: Fault): string {
  const { words } = KINDS[fault.kind];
  if ("milliseconds" in fault) return `${words}: ${fault.milliseconds} ms`;
  if ("retryAfter" in fault) return `${words}: Retry-After ${fault.retryAfter} s`;
  if ("status" in fault) return `${words}: ${fault.status}`;
  if (fault.kind === "missing-fields") return `${words}: ${fault.names.join(", ")}`;
  if (fault.kind !== "rename-fields") return words;
  const renamed = Object.entries(fault.names).map(([from, to]) => `${from} is ${to}`);
  return `${words}: ${renamed.join(", ")}`;
}
