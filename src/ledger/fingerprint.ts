import { createHash } from "node:crypto";

/** JSON that is the same for equal data: keys sorted, what is undefined left out. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, sorted) ?? "null";
}

/** The sha-256, in hex, of data as canonical JSON. Equal data has equal fingerprints, also after a round trip. */
export function fingerprint(value: unknown): string {
  return sha256(canonical(value));
}

/** The sha-256 of a text, in hex. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
