import { randomUUID } from "node:crypto";
import { LIMITS } from "./limits.ts";

/** What a `trigger_id` opens: a form for this person, on top of this view when it came from one. */
export interface Trigger {
  readonly person: string;
  readonly viewId: string | null;
}

/** Where a `response_url` posts to. `message` is what it can replace: null for a command's. */
export interface ResponseTarget {
  readonly person: string;
  readonly channel: string;
  readonly message: string | null;
}

/** Hands out what Slack lets an app use once, or a few times, or for a while. */
export interface Tickets {
  trigger(trigger: Trigger): string;
  /** Uses a trigger up. Errors are Slack's. */
  spend(id: string): Trigger | "invalid_trigger_id" | "expired_trigger_id" | "exchanged_trigger_id";
  /** Returns the path of a new response URL. */
  response(target: ResponseTarget): string;
  /** Counts one use of a response URL. */
  respond(path: string): ResponseTarget | "used_url" | "expired_url" | "invalid_url";
}

export function createTickets(now: () => number): Tickets {
  const triggers = new Map<string, { readonly trigger: Trigger; readonly at: number; spent: boolean }>();
  const responses = new Map<string, { readonly target: ResponseTarget; readonly at: number; uses: number }>();
  let count = 0;
  return {
    trigger: (trigger) => {
      const id = `${Math.floor(now())}.${++count}.${randomUUID().replaceAll("-", "")}`;
      triggers.set(id, { trigger, at: now(), spent: false });
      return id;
    },
    spend: (id) => {
      const found = triggers.get(id);
      if (!found) return "invalid_trigger_id";
      if (found.spent) return "exchanged_trigger_id";
      if (now() - found.at > LIMITS.trigger) return "expired_trigger_id";
      found.spent = true;
      return found.trigger;
    },
    response: (target) => {
      const path = `/respond/${randomUUID()}`;
      responses.set(path, { target, at: now(), uses: 0 });
      return path;
    },
    respond: (path) => {
      const found = responses.get(path);
      if (!found) return "invalid_url";
      if (now() - found.at > LIMITS.responseAge) return "expired_url";
      if (found.uses >= LIMITS.responses) return "used_url";
      found.uses += 1;
      return found.target;
    },
  };
}
