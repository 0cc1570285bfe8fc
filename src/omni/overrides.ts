import { parseDocument } from "yaml";
import { z } from "zod";
import {
  ANSWERS,
  type AnswerId,
  type Endpoint,
  type EndpointId,
  ENDPOINTS,
  SEARCH,
  type SearchId,
} from "./endpoints.ts";

/** What a deployment says otherwise; read it from a file with {@link parseEndpointOverrides}. */
export interface EndpointOverrides {
  readonly endpoints?: { readonly [id in EndpointId]?: Overriding<Endpoint> | undefined } | undefined;
  readonly search?:
    | { readonly [id in SearchId]?: Overriding<{ field: string; operator: string }> | undefined }
    | undefined;
  readonly answers?:
    | { readonly [id in AnswerId]?: Readonly<Record<string, readonly string[]>> | undefined }
    | undefined;
  /** Asked before the usual names. */
  readonly trace?: readonly string[] | undefined;
}

/** Some of the parts, for laying over the usual ones. */
export type Overriding<T> = { readonly [part in keyof T]?: T[part] | undefined };

/** A file of endpoint overrides that cannot be used: every problem at once, each with its place. */
export class OverridesError extends Error {
  override readonly name = "OverridesError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/**
 * Reads a file of endpoint overrides (YAML). Its keys are those of the tables in `endpoints.ts`; an empty file
 * overrides nothing. `docs/omni-endpoints.md` is the page for whoever writes one.
 *
 * @throws OverridesError with every problem: what is not YAML, unknown names, values of the wrong shape.
 */
export function parseEndpointOverrides(text: string): EndpointOverrides {
  const document = parseDocument(text, { prettyErrors: false, stringKeys: true });
  const broken = [...document.errors, ...document.warnings].map(
    ({ message }) => `This is not YAML: ${message}`,
  );
  if (broken.length > 0) throw new OverridesError(broken);
  const result = Overrides.safeParse(document.toJS() ?? {});
  if (result.success) return result.data;
  throw new OverridesError(result.error.issues.flatMap(saidOf));
}

const word = z.string("must be text").trim().min(1, "must not be empty");
const path = word.transform((given) => (given.startsWith("/") ? given : `/${given}`));
const method = z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"], "must be GET, POST, PUT, PATCH or DELETE");
const words = z.preprocess((given) => (typeof given === "string" ? [given] : given), z.array(word).min(1));

/** A record whose keys must be among those of a table; `off` and the like are put into their long form first. */
function among<T extends z.ZodType>(table: object, value: (id: string) => T) {
  const known = Object.keys(table);
  return z.record(z.string(), z.unknown()).transform((given, context) => {
    const read: Record<string, z.output<T>> = {};
    for (const [id, one] of Object.entries(given)) {
      const result = known.includes(id) ? value(id).safeParse(one) : undefined;
      if (result?.success) read[id] = result.data;
      const issues =
        result === undefined ? [{ path: [], message: unknownName(known) }] : result.error?.issues;
      for (const issue of issues ?? [])
        context.addIssue({ ...issue, code: "custom", path: [id, ...issue.path], message: messageOf(issue) });
    }
    return read;
  });
}

const endpoints = new Map<string, Endpoint>(Object.entries(ENDPOINTS));
const answers = new Map<string, object>(Object.entries(ANSWERS));

const endpoint = (id: string) =>
  z.preprocess(
    (given) => (given === "off" ? { off: true } : given),
    z.strictObject({
      method: method.optional(),
      path: path.optional(),
      off: z.boolean("must be true or false").optional(),
      query: among(endpoints.get(id)?.query ?? {}, () => word).optional(),
      body: among(endpoints.get(id)?.body ?? {}, () => word).optional(),
    }),
  );

const search = z.preprocess(
  (given) => (typeof given === "string" ? { field: given } : given),
  z.strictObject({ field: word.optional(), operator: word.optional() }),
);

const Overrides = z.strictObject({
  endpoints: among(ENDPOINTS, endpoint).optional(),
  search: among(SEARCH, () => search).optional(),
  answers: among(ANSWERS, (id) => among(answers.get(id) ?? {}, () => words)).optional(),
  trace: words.optional(),
});

function unknownName(known: readonly string[]): string {
  return known.length === 0
    ? "is not known here; there is nothing to override"
    : `is not known; known are ${known.join(", ")}`;
}

function messageOf(issue: z.core.$ZodIssue | { readonly message: string }): string {
  return "keys" in issue ? `has unknown keys: ${issue.keys.join(", ")}` : issue.message;
}

function saidOf(issue: z.core.$ZodIssue): string {
  return `${issue.path.map(String).join(".") || "The file"}: ${messageOf(issue)}`;
}
