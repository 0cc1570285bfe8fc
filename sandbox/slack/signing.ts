import { createHmac } from "node:crypto";

/** How a request to the app is signed; all but `valid` are forgeries. */
export type Signing = "valid" | "none" | "old" | "wrong";

/** https://docs.slack.dev/authentication/verifying-requests-from-slack: `v0` HMAC over time stamp and body. */
export function signatureHeaders(
  secret: string,
  body: string,
  seconds: number,
  how: Signing = "valid",
): Record<string, string> {
  if (how === "none") return {};
  const timestamp = String(how === "old" ? seconds - 600 : seconds);
  const key = how === "wrong" ? `${secret}-wrong` : secret;
  const digest = createHmac("sha256", key).update(`v0:${timestamp}:${body}`).digest("hex");
  return { "x-slack-request-timestamp": timestamp, "x-slack-signature": `v0=${digest}` };
}
