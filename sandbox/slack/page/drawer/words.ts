import type { Traffic } from "../../protocol.ts";

/** Whether and how a request was signed; undefined where there is nothing to sign. */
export function signedOf({ direction, method, signed }: Traffic): string | undefined {
  if (method === "SOCKET") return "socket";
  if (direction === "to-slack" || signed === null) return undefined;
  return { valid: "signed", none: "unsigned", old: "signed long ago", wrong: "wrong secret" }[signed];
}

/** How it ended: the error, else the HTTP status. */
export function outcomeOf({ error, status, ms }: Traffic): string {
  if (ms === null) return "under way";
  return error ?? (status === null ? "no answer" : String(status));
}

export const tookOf = ({ ms }: Traffic): string =>
  ms === null ? "…" : ms >= 10 ? `${Math.round(ms)} ms` : `${ms} ms`;

const two = (value: number) => String(value).padStart(2, "0");

/** When it was sent, to the millisecond, by this machine's clock. */
export function timeOf({ at }: { readonly at: number }): string {
  const date = new Date(at);
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(":");
  return `${clock}.${String(date.getMilliseconds()).padStart(3, "0")}`;
}
