import { type Answer, empty, json, serviceError } from "./answer.ts";
import type { Bell } from "./bell.ts";
import type { Match } from "./endpoints.ts";
import type { Faults } from "./faults.ts";
import type { Incoming } from "./incoming.ts";
import { invalid, Refusal } from "./refusal.ts";
import { type Outcome, type Page, pageOf, type ServiceRequest, type World } from "./request.ts";
import { withFields } from "./spoil.ts";

function queryReader(query: string): Pick<ServiceRequest, "one" | "many"> {
  const values = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(query)) {
    if (value.trim() === "") continue;
    const key = name.toLowerCase();
    values.set(key, [...(values.get(key) ?? []), value]);
  }
  return {
    one: (name) => values.get(name.toLowerCase())?.[0],
    many: (name) => values.get(name.toLowerCase()) ?? [],
  };
}

function pageFor(match: Match, faults: Faults, one: ServiceRequest["one"]): Page {
  const page = pageOf(one);
  if (faults.strike(match.name, "ignore-paging")) return { start: 0, size: Number.MAX_SAFE_INTEGER };
  if (faults.strike(match.name, "ignore-page-number")) return { start: 0, size: page.size };
  return page;
}

function bodyFor({ body, contentType }: Incoming): unknown {
  if (body.kind === "none") return undefined;
  if (body.kind === "too large") throw new Refusal(413, "The request body is too large. Send at most 1 MB.");
  if (!/^application\/(?:[\w.+-]+\+)?json\b/iu.test(contentType)) {
    throw new Refusal(415, `The content type "${contentType}" is not supported. Send application/json.`);
  }
  if (body.kind === "malformed") throw invalid("The request body is not valid JSON.");
  return body.value;
}

function perform(match: Match, incoming: Incoming, world: World, faults: Faults): Outcome {
  const { one, many } = queryReader(incoming.query);
  const path = decodeURIComponentSafely(match.pathValue);
  const body = bodyFor(incoming);
  const page = pageFor(match, faults, one);
  return match.handler({ one, many, pathValue: path, body, page }, world);
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalid("The path is not valid: a percent sign must be followed by two hexadecimal digits.");
  }
}

function carryOut(match: Match, outcome: Outcome, { faults, bell }: Behind): void {
  if (outcome.apply === undefined) return;
  if (faults.strike(match.name, "did-nothing")) return;
  const deed = faults.strike(match.name, "did-something-else") ? outcome.instead : outcome.apply;
  deed?.();
  bell.ring("data");
}

function answerOf(match: Match, outcome: Outcome, faults: Faults): Answer {
  if (outcome.body === undefined || faults.strike(match.name, "empty-body")) return empty(outcome.status);
  return json(outcome.status, withFields(outcome.body, match.name, faults));
}

interface Behind {
  readonly world: World;
  readonly faults: Faults;
  readonly bell: Bell;
}

/** Does what a call asks of the service, unless it refuses, and answers; the switches of the service strike here. */
export function serve(match: Match, incoming: Incoming, traceId: string, behind: Behind): Answer {
  const { world, faults } = behind;
  try {
    const outcome = perform(match, incoming, world, faults);
    carryOut(match, outcome, behind);
    const failure = faults.strike(match.name, "error-after-doing");
    if (failure) return serviceError(failure.status, "An unexpected error occurred.", traceId);
    return answerOf(match, outcome, faults);
  } catch (problem) {
    if (problem instanceof Refusal) return serviceError(problem.status, problem.message, traceId);
    throw problem;
  }
}
