import type { z } from "zod";
import { switchedOff } from "./client.ts";
import type { EndpointId } from "./endpoints.ts";
import { OmniError } from "./error.ts";
import type { Names } from "./names.ts";
import type { WriteCall } from "./schemas/writes.ts";

/**
 * Describes a write by the names of this site; nothing is sent. `query` and `body` hold our names.
 *
 * @throws OmniError `not-published` where the site has switched the call off.
 */
export function describe(
  names: Names,
  id: EndpointId,
  { query, body }: { readonly query?: Readonly<Record<string, string>>; readonly body?: unknown },
): WriteCall {
  const endpoint = names.endpoint(id);
  if (endpoint.off === true) throw switchedOff(id);
  const wire = endpoint.query ?? {};
  return {
    endpoint: id,
    method: endpoint.method,
    path: endpoint.path,
    ...(query === undefined
      ? {}
      : {
          query: Object.fromEntries(
            Object.entries(query).map(([name, value]) => [wire[name] ?? name, value]),
          ),
        }),
    ...(body === undefined ? {} : { body: renamed(body, endpoint.body ?? {}) }),
  };
}

/**
 * Checks what is to be sent.
 *
 * @throws OmniError `invalid`, naming the field; nothing was sent.
 */
export function checked<T>(id: EndpointId, schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const field = result.error.issues[0]?.path.map(String).join(".") || "input";
  throw new OmniError("invalid", `its ${field} cannot be sent`, { endpoint: id, field });
}

/** Renames fields at any depth: a name that is doubtful is doubtful wherever it stands. */
export function renamed(value: unknown, names: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(value)) return value.map((one) => renamed(one, names));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      // A field called "valueOf" is not what every object has under that name.
      const wanted = Object.hasOwn(names, name) ? names[name] : undefined;
      return inner === undefined ? [] : [[wanted ?? name, renamed(inner, names)] as const];
    }),
  );
}
