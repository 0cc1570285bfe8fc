import { type Answer, json } from "./answer.ts";

/** The gateway's limit on the query string, in bytes as sent. */
const LONGEST_QUERY = 2048;

const CHALLENGE = {
  "WWW-Authenticate":
    'AzureApiManagementKey realm="https://api.dev.orderdynamics.net/v1",name="Ocp-Apim-Subscription-Key",type="header"',
};

function gatewayError(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return json(status, { statusCode: status, message }, headers);
}

/** No such call here: an unknown path, or a known one with another method. */
export function notPublished(): Answer {
  return gatewayError(404, "Resource not found");
}

/** The key is not one of the gateway's. */
export function invalidKey(): Answer {
  return gatewayError(
    401,
    "Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription.",
    CHALLENGE,
  );
}

/** Too many calls: wait `seconds`. */
export function rateLimited(seconds: number): Answer {
  return gatewayError(429, `Rate limit is exceeded. Try again in ${seconds} seconds.`, {
    "Retry-After": String(seconds),
  });
}

function two(value: number): string {
  return String(Math.floor(value)).padStart(2, "0");
}

function duration(seconds: number): string {
  const clock = `${two((seconds % 86_400) / 3600)}:${two((seconds % 3600) / 60)}:${two(seconds % 60)}`;
  const days = Math.floor(seconds / 86_400);
  return days > 0 ? `${days}.${clock}` : clock;
}

/** The call volume is used up for `seconds`, which may be days. */
export function quotaUsedUp(seconds: number): Answer {
  const message = `Out of call volume quota. Quota will be replenished in ${duration(seconds)}.`;
  return gatewayError(403, message, { "Retry-After": String(seconds) });
}

/** What the gateway has against the key that was sent, if anything. */
export function checkKey(sent: string | undefined, valid: string): Answer | undefined {
  if (sent === valid) return undefined;
  if (sent !== undefined && sent !== "") return invalidKey();
  return gatewayError(
    401,
    "Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API.",
    CHALLENGE,
  );
}

/** What the gateway has against the query string, if anything: its length. */
export function checkQuery(query: string): Answer | undefined {
  if (Buffer.byteLength(query) <= LONGEST_QUERY) return undefined;
  return gatewayError(414, `The query string is longer than ${LONGEST_QUERY} bytes. Split the request.`);
}
