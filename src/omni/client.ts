import type { z } from "zod";
import { type Answers, answersOf } from "./answers.ts";
import type { EndpointId } from "./endpoints.ts";
import { OmniError } from "./error.ts";
import type { Fresh } from "./fresh.ts";
import type { Asked } from "./http/call.ts";
import { encodePart, encodeQuery, type QueryPairs } from "./http/query.ts";
import type { Transport } from "./http/transport.ts";
import type { Names } from "./names.ts";
import type { CallOptions } from "./omni.ts";
import { pagesOf } from "./pages.ts";

/** Bytes of an encoded query string that the gateway surely takes (its limit is 2,048). */
const QUERY_BYTES = 2_000;

/** What one read asks, in our names; values of the same name repeat. */
export interface Reading {
  readonly query?: QueryPairs;
  /** Fills `{…}` in the path. */
  readonly path?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What every group of calls is built on: the names of the site, and reads by them. */
export interface Client {
  readonly names: Names;
  readonly answers: Answers;
  readonly pageSize: number;
  /** One call; where it is not published and has another form, that form, and from then on that form first. */
  read<T>(id: EndpointId, reading: Reading, schema: z.ZodType<T>, options: CallOptions): Promise<T>;
  /** The same, page by page. */
  pages<T>(
    id: EndpointId,
    reading: Reading,
    schema: z.ZodType<T[]>,
    fresh: Fresh<T>,
    options: CallOptions,
  ): AsyncGenerator<T[]>;
  /** Bytes that are left for the question in a query string that also carries page parameters. */
  room(id: EndpointId): number;
}

/** Puts names and transport together. */
export function createClient(names: Names, transport: Transport, pageSize: number, maxPages: number): Client {
  const answersElsewhere = new Set<EndpointId>();
  const page = (number: number): QueryPairs => [
    ["pageSize", String(pageSize)],
    ["pageNumber", String(number)],
  ];
  const client: Client = {
    names,
    answers: answersOf(names),
    pageSize,
    async read(id, reading, schema, options) {
      const [asked, otherwise] = formsOf(names, id, reading);
      if (otherwise === undefined) return transport.read(asked, schema, options);
      const turned = answersElsewhere.has(id);
      try {
        return await transport.read(turned ? otherwise : asked, schema, options);
      } catch (error) {
        if (!(error instanceof OmniError) || error.kind !== "not-published") throw error;
        const answer = await transport.read(turned ? asked : otherwise, schema, options);
        if (turned) answersElsewhere.delete(id);
        else answersElsewhere.add(id);
        return answer;
      }
    },
    pages: (id, { query = [], ...reading }, schema, fresh, options) =>
      pagesOf({
        endpoint: id,
        pageSize,
        maxPages,
        fresh,
        ask: (number) => {
          options.onPage?.();
          return client.read(id, { ...reading, query: [...query, ...page(number)] }, schema, options);
        },
      }),
    room: (id) => QUERY_BYTES - encodeQuery(wireQuery(names, id, page(maxPages))).length - 1,
  };
  return client;
}

function formsOf(names: Names, id: EndpointId, { query = [], path = {}, body }: Reading): [Asked, Asked?] {
  const endpoint = names.endpoint(id);
  if (endpoint.off === true) throw switchedOff(id);
  const asked = {
    endpoint: id,
    method: endpoint.method,
    path: filled(id, endpoint.path, path),
    query: wireQuery(names, id, query),
    ...(body === undefined ? {} : { body }),
  };
  if (endpoint.otherwise === undefined) return [asked];
  const { method = endpoint.method, path: other = endpoint.path } = endpoint.otherwise;
  return [asked, { ...asked, method, path: filled(id, other, path) }];
}

/** The error for a call that this site has switched off. */
export function switchedOff(id: EndpointId): OmniError {
  return new OmniError("not-published", "is switched off on this site", {
    endpoint: id,
    setting: `endpoints.${id}`,
  });
}

function filled(id: EndpointId, path: string, values: Readonly<Record<string, string>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    const value = values[name] ?? "";
    // A segment of dots alone would climb out of its folder, however it is escaped.
    if (/^\.*$/.test(value)) throw new OmniError("invalid", `needs a ${name}`, { endpoint: id, field: name });
    return encodePart(value);
  });
}

function wireQuery(names: Names, id: EndpointId, query: QueryPairs): QueryPairs {
  const wire = names.endpoint(id).query ?? {};
  return query.map(([name, value]) => [wire[name] ?? name, value] as const);
}
