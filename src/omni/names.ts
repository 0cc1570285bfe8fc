import {
  ANSWERS,
  type AnswerId,
  type Endpoint,
  type EndpointId,
  ENDPOINTS,
  SEARCH,
  type SearchId,
  TRACE_NAMES,
} from "./endpoints.ts";
import type { EndpointOverrides, Overriding } from "./overrides.ts";

/** The tables of `endpoints.ts` with a deployment's overrides in them. */
export interface Names {
  endpoint(id: EndpointId): Endpoint;
  /** For each of our names, those that an answer may use; the first that is there counts. */
  answer(id: AnswerId): Readonly<Record<string, readonly string[]>>;
  search(id: SearchId): { readonly field: string; readonly operator: string };
  /** In lower case. */
  readonly trace: readonly string[];
}

/** Lays overrides over the tables. Where a path or a method is named, nothing else is tried instead. */
export function namesOf(overrides: EndpointOverrides = {}): Names {
  const laid = new Map<EndpointId, Endpoint>();
  return {
    endpoint(id) {
      const known = laid.get(id) ?? laidOver(ENDPOINTS[id], overrides.endpoints?.[id]);
      laid.set(id, known);
      return known;
    },
    answer: (id) => ({ ...ANSWERS[id], ...overrides.answers?.[id] }),
    search(id) {
      const given = overrides.search?.[id];
      return { field: given?.field ?? SEARCH[id].field, operator: given?.operator ?? SEARCH[id].operator };
    },
    trace: [...(overrides.trace ?? []).map((name) => name.toLowerCase()), ...TRACE_NAMES],
  };
}

function laidOver(usual: Endpoint, given: Overriding<Endpoint> = {}): Endpoint {
  const otherwise = given.path === undefined && given.method === undefined ? usual.otherwise : undefined;
  return {
    method: given.method ?? usual.method,
    path: given.path ?? usual.path,
    ...(otherwise === undefined ? {} : { otherwise }),
    query: { ...usual.query, ...given.query },
    body: { ...usual.body, ...given.body },
    off: given.off ?? false,
  };
}
