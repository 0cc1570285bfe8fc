import { z } from "zod";

/** What Slack sends: form fields for commands, `payload=` for interactions, JSON for events. */
export interface Envelope {
  readonly label: string;
  readonly kind: "slash_commands" | "interactive" | "events_api";
  readonly payload: Record<string, unknown>;
}

/** An envelope as it stands in the body of a request. */
export function encode({ kind, payload }: Envelope): { readonly body: string; readonly type: string } {
  if (kind === "events_api") return { body: JSON.stringify(payload), type: "application/json" };
  const form =
    kind === "interactive"
      ? new URLSearchParams({ payload: JSON.stringify(payload) })
      : new URLSearchParams(
          Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]),
        );
  return { body: form.toString(), type: "application/x-www-form-urlencoded" };
}

/** What the app answered: null for nothing, JSON where it says so, else the text. */
export function decode(text: string, type: string | null): unknown {
  if (text === "") return null;
  if (!type?.includes("json")) return text;
  try {
    return z.unknown().parse(JSON.parse(text));
  } catch {
    return text;
  }
}
