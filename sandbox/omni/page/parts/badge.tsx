import { spaced } from "./words.ts";

const TONES: Readonly<Record<string, string>> = {
  Paid: "good",
  ShipmentsCreated: "info",
  FullyShipped: "good",
  Shipped: "good",
  Approved: "good",
  Created: "info",
  PartiallyShipped: "warn",
  PaymentPending: "warn",
  Pending: "warn",
  Rejected: "bad",
  Cancelled: "quiet",
};

/** A state in a word; its colour says nothing that the word does not. */
export function Badge({ state }: { state: string }) {
  return <span class={`badge badge-${TONES[state] ?? "quiet"}`}>{spaced(state)}</span>;
}

/** How a call ended: its status, or that the connection was dropped. */
export function StatusBadge({ status }: { status: number | null }) {
  if (status === null) return <span class="badge badge-bad">dropped</span>;
  return <span class={`badge badge-${status < 400 ? "good" : status < 500 ? "warn" : "bad"}`}>{status}</span>;
}
