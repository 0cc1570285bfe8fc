import { z } from "zod";

const Problem = z.object({ problem: z.string() });
const SILENT = "The stand-in does not answer. Is it still running?";

/** The desk said no, or nothing; the message is a sentence for the person. */
class DeskError extends Error {
  override readonly name = "DeskError";
}

async function call(method: string, path: string, body?: unknown): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`/control/${path}`, {
    method,
    ...(body === undefined ? {} : { headers, body: JSON.stringify(body) }),
  }).catch(() => undefined);
  const said: unknown = await answer?.json().catch(() => undefined);
  if (answer?.ok === true) return said;
  const problem = Problem.safeParse(said);
  throw new DeskError(problem.success ? problem.data.problem : SILENT);
}

/** Asks the desk, below `/control/`. @throws {DeskError} */
export async function ask<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  return schema.parse(await call("GET", path));
}

/** Has the desk do something. Never rejects: what went wrong comes back as a sentence. */
export async function tell(
  method: "POST" | "DELETE",
  path: string,
  body?: Readonly<Record<string, unknown>>,
): Promise<string | undefined> {
  try {
    await call(method, path, body);
    return undefined;
  } catch (error) {
    return error instanceof DeskError ? error.message : String(error);
  }
}

/** A path with those of the values that say something as its query. */
export function withQuery(path: string, values: Readonly<Record<string, string | number>>): string {
  const said = Object.entries(values).filter(([, value]) => value !== "" && value !== 0);
  const query = new URLSearchParams(said.map(([name, value]) => [name, String(value)]));
  return query.size === 0 ? path : `${path}?${query}`;
}
