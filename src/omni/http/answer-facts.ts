const WORDS = [
  "message",
  "Message",
  "error_description",
  "detail",
  "Detail",
  "title",
  "Title",
  "error",
  "errors",
];
const LONGEST = 400;

/** The service's own reference for a call, from the headers of its answer or the body of an error. */
export function traceOf(
  headers: Headers | undefined,
  body: unknown,
  names: readonly string[],
): string | undefined {
  for (const name of names) {
    const value = headers?.get(name);
    if (value) return name === "traceparent" ? value.split("-")[1] : value.slice(0, 128);
  }
  if (!isRecord(body)) return undefined;
  const fields = new Map(Object.entries(body).map(([name, value]) => [name.toLowerCase(), value]));
  const found = names
    .map((name) => fields.get(name))
    .find((value) => typeof value === "string" && value !== "");
  return typeof found === "string" ? found.slice(0, 128) : undefined;
}

/** The sentence in an error's body, clamped; undefined for an empty body and for a page of HTML. */
export function wordsOf(body: unknown): string | undefined {
  const text = sentenceIn(body)?.replaceAll(/\s+/g, " ").trim();
  if (!text || /^<(!doctype|html|\?xml|head|body)/i.test(text)) return undefined;
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1).toWellFormed()}…` : text;
}

function sentenceIn(body: unknown): string | undefined {
  if (typeof body === "string") return body;
  if (Array.isArray(body)) {
    const parts = body.slice(0, 5).flatMap((part) => sentenceIn(part) ?? []);
    return parts.length > 0 ? parts.join(" ") : undefined;
  }
  if (!isRecord(body)) return undefined;
  const named = WORDS.map((name) => sentenceIn(body[name])).find((text) => text);
  // Model errors come as a record of field names to lists of sentences.
  const model = body["ModelState"] ?? (WORDS.some((name) => name in body) ? undefined : Object.values(body));
  const details = isRecord(model) ? sentenceIn(Object.values(model)) : sentenceIn(model);
  return named && details ? `${named} ${details}` : (named ?? details);
}

/** An error's body as it was meant: some gateways send JSON without saying so. */
export function bodyOf(data: unknown): unknown {
  if (typeof data !== "string" || !/^\s*[[{]/.test(data)) return data;
  try {
    return JSON.parse(data);
  } catch {
    return data;
  }
}

/**
 * When the service wants to be asked again, milliseconds: from `Retry-After` (seconds or a date), else from
 * the gateway's sentences ("Try again in 12 seconds", "replenished in 1.02:03:04").
 */
export function retryAfterOf(headers: Headers | undefined, words: string | undefined): number | undefined {
  const header = headers?.get("retry-after");
  if (header && /^\d+$/.test(header)) return Number(header) * 1000;
  if (header && Number.isFinite(Date.parse(header))) return Math.max(0, Date.parse(header) - Date.now());
  const seconds = /try again in (\d+) second/i.exec(words ?? "")?.[1];
  if (seconds !== undefined) return Number(seconds) * 1000;
  const span = /replenished in (?:(\d+)\.)?(\d+):(\d\d):(\d\d)/i.exec(words ?? "");
  if (span === null) return undefined;
  const [days, hours, minutes, rest] = span.slice(1).map((part) => Number(part ?? 0));
  return ((((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (rest ?? 0)) * 1000;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
