import type { z } from "zod";
import { chunkPairs } from "./chunks.ts";
import type { Client } from "./client.ts";
import type { EndpointId } from "./endpoints.ts";
import { OmniError } from "./error.ts";
import type { Fresh } from "./fresh.ts";
import type { CallOptions } from "./omni.ts";

/** One list of a question, by our name for its parameter, and how many one call may name. */
interface Listed {
  readonly name: string;
  readonly values: readonly string[];
  readonly most?: number;
}

/** What is asked for every pair of two lists; an empty second list asks for all. */
export interface Pairs {
  readonly id: EndpointId;
  readonly first: Listed;
  readonly second: Listed;
}

/** How the answer is read. */
interface Answered<T> {
  readonly schema: z.ZodType<T[]>;
  readonly fresh: Fresh<T>;
}

/** The parts of a question that one call (and its further pages) can ask, in the order of the question. */
export function partsOf(
  client: Client,
  { id, first, second }: Pairs,
): readonly { readonly first: readonly string[]; readonly second: readonly string[] }[] {
  const wire = client.names.endpoint(id).query ?? {};
  const asking = ({ name, values, ...rest }: Listed) => ({
    name: wire[name] ?? name,
    values: [...new Set(values)],
    ...rest,
  });
  const chunks = chunkPairs(asking(first), asking(second), client.room(id));
  if (chunks === undefined) throw tooLong(id);
  return chunks;
}

/** Asks in as many calls as it takes, one after the other in the order of the question, page by page. */
export async function* pairPages<T>(
  client: Client,
  pairs: Pairs,
  { schema, fresh }: Answered<T>,
  options: CallOptions,
): AsyncGenerator<T[]> {
  const { id, first, second } = pairs;
  for (const part of partsOf(client, pairs)) {
    const query = [
      ...part.first.map((value) => [first.name, value] as const),
      ...part.second.map((value) => [second.name, value] as const),
    ];
    yield* client.pages(id, { query }, schema, fresh, options);
  }
}

/** The error for a name that no query string can carry. */
export function tooLong(endpoint: EndpointId): OmniError {
  return new OmniError("invalid", "a name is too long to be asked for", { endpoint });
}
