import { scrub } from "./scrub.ts";

/** What is written down about an error. */
export interface ErrorFacts {
  readonly name: string;
  readonly message: string;
  readonly stack?: string | undefined;
  readonly cause?: ErrorFacts | undefined;
  readonly errors?: readonly ErrorFacts[] | undefined;
  readonly [scalar: string]: unknown;
}

/** Scalars that say what kind of failure it was. The rest of an error may hold requests, answers and rows. */
const kept = ["code", "status", "statusCode", "kind", "endpoint", "traceId", "retryAfter", "syscall"];
const deepest = 5;

/** What a `catch` caught, as an error. What is none may be anything, a body too: only its type is told. */
export function asError(caught: unknown): Error {
  return caught instanceof Error ? caught : new Error(`a thrown ${typeof caught}`);
}

/**
 * An error's name, message, code, frames and causes, without everything libraries hang on it: requests with
 * their headers (ky), bodies (Slack's client), rows (`detail` of PostgreSQL).
 */
export function errorFacts(error: Error, depth = 0): ErrorFacts {
  const facts = {
    name: error.name,
    message: scrub(error.message),
    ...scalars(error),
    stack: frames(error.stack),
  };
  if (depth === deepest) return facts;
  const cause = error.cause instanceof Error ? errorFacts(error.cause, depth + 1) : undefined;
  const errors = error instanceof AggregateError ? several(error.errors, depth + 1) : undefined;
  return { ...facts, cause, errors };
}

function scalars(error: Error): Record<string, string | number> {
  const found: Record<string, string | number> = {};
  for (const name of kept) {
    const value: unknown = Reflect.get(error, name);
    if (typeof value === "string") found[name] = scrub(value);
    else if (typeof value === "number") found[name] = value;
  }
  return found;
}

/** The frames alone: the head of a stack repeats the message as it was. */
function frames(stack: string | undefined): string | undefined {
  return stack
    ?.split("\n")
    .filter((line) => /^\s+at .*(?:\d|<anonymous>|native)\)?$/.test(line))
    .slice(0, 20)
    .map((line) => scrub(line))
    .join("\n");
}

function several(errors: readonly unknown[], depth: number): ErrorFacts[] {
  return errors.slice(0, 3).map((error) => errorFacts(asError(error), depth));
}
