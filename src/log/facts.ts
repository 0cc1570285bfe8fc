import { type ErrorFacts, errorFacts } from "./error-facts.ts";
import { scrub } from "./scrub.ts";

type Scalar = string | number | boolean | null | undefined;

/**
 * What a line may carry: scalars and lists of them, and an error as `err`. Objects do not fit, because that is
 * how bodies get into logs.
 */
export interface Facts {
  readonly [name: string]: Scalar | readonly Scalar[] | Error;
  readonly err?: Error;
}

/** Whatever else they hold, facts under such a name are not for a log. */
const secret =
  /token|secret|password|authorization|cookie|credential|api_?key|subscription.?key|private_?key|response_?url|trigger_?id/i;

/** The same facts, fit to be written down. What came here in spite of its type is named, not written. */
export function plainFacts(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const written: Record<string, unknown> = {};
  for (const [name, fact] of Object.entries(facts))
    written[name] = secret.test(name) ? "[hidden]" : plain(fact);
  return written;
}

function plain(fact: unknown): Scalar | readonly Scalar[] | ErrorFacts {
  if (fact instanceof Error) return errorFacts(fact);
  return Array.isArray(fact) ? fact.slice(0, 50).map(scalar) : scalar(fact);
}

function scalar(fact: unknown): Scalar {
  if (typeof fact === "string") return scrub(fact);
  if (typeof fact === "number" || typeof fact === "boolean" || fact === null || fact === undefined)
    return fact;
  return `[${typeof fact}]`;
}
