import { encode, type Envelope } from "./envelope.ts";
import type { Traffic } from "./protocol.ts";
import { isRecord } from "./blocks/rules.ts";
import { signatureHeaders } from "./signing.ts";

/** Quoted for a POSIX shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

const lines = (...parts: readonly string[]): string => parts.join(" \\\n  ");

/** The request that went to the app, signed anew: the app takes it for five minutes. */
export function curlToApp(url: string, envelope: Envelope, secret: string, seconds: number): string {
  const { body, type } = encode(envelope);
  const headers = { "content-type": type, ...signatureHeaders(secret, body, seconds) };
  return lines(
    `curl ${quoted(url)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    `--data-raw ${quoted(body)}`,
  );
}

/** A call of the Web API, with the token left to the environment; or of a `response_url`, which needs none. */
export function curlToSlack({ label, url, request }: Pick<Traffic, "label" | "url" | "request">): string {
  if (label === "response_url") {
    const type = quoted("content-type: application/json");
    return lines(`curl ${quoted(url)}`, `-H ${type}`, `--data-raw ${quoted(JSON.stringify(request))}`);
  }
  const fields = isRecord(request) ? Object.entries(request) : [];
  const written = fields.map(
    ([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  return lines(
    `curl -X POST ${quoted(url)}`,
    `-H "Authorization: Bearer $SLACK_BOT_TOKEN"`,
    ...written.map((field) => `--data-urlencode ${quoted(field)}`),
  );
}
