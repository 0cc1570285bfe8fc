import type { Traffic, Violation } from "./protocol.ts";
import { humans, type Workspace } from "./workspace.ts";

const KEPT = 2000;

/** Puts a request on record while it is under way; `finish` fills in what came of it. */
export function recordTraffic(
  workspace: Workspace,
  start: Pick<Traffic, "direction" | "label" | "method" | "url" | "request" | "signed" | "retry">,
): { readonly id: number; finish(end: Pick<Traffic, "status" | "error" | "response">): Traffic } {
  const record: Traffic = {
    ...start,
    id: workspace.number(),
    at: workspace.now(),
    ms: null,
    status: null,
    error: null,
    request: withoutSecrets(start.request),
    response: null,
  };
  workspace.traffic.push(record);
  if (workspace.traffic.length > KEPT) workspace.traffic.shift();
  const began = performance.now();
  workspace.publish({ type: "traffic", traffic: record }, humans(workspace));
  return {
    id: record.id,
    finish: (end) => {
      Object.assign(record, end, { ms: Math.round((performance.now() - began) * 10) / 10 });
      workspace.publish({ type: "traffic", traffic: record }, humans(workspace));
      return record;
    },
  };
}

function withoutSecrets(payload: unknown): unknown {
  if (Array.isArray(payload)) return payload.map(withoutSecrets);
  if (typeof payload !== "object" || payload === null) return payload;
  return Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [name, name === "token" ? "…" : withoutSecrets(value)]),
  );
}

/** Notes something the app sent that Slack refuses, for everyone to see. */
export function recordViolation(workspace: Workspace, violation: Omit<Violation, "id" | "at">): void {
  const noted: Violation = { ...violation, id: workspace.number(), at: workspace.now() };
  workspace.violations.push(noted);
  workspace.publish({ type: "violation", violation: noted }, humans(workspace));
}

/** Tells one person what Slack itself would. */
export function notify(workspace: Workspace, person: string, channel: string | null, text: string): void {
  const notice = { id: workspace.number(), at: workspace.now(), person, channel, text };
  workspace.publish({ type: "notice", notice }, [person]);
}
