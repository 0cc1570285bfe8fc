import { createHmac } from "node:crypto";

export const SIGNING_SECRET = "bench-signing-secret-0123456789ab";
export const BOT_TOKEN = "xoxb-bench-bot-token";
export const OMNI_KEY = "bench-omni-key";

/** `/omni order …`, as Slack sends it, with a signature of this moment. */
export function question(
  responseUrl: string,
  order: number,
): { body: string; headers: Record<string, string> } {
  const body = new URLSearchParams({
    token: "legacy",
    team_id: "T0BENCH",
    team_domain: "bench",
    channel_id: "C0CARE",
    channel_name: "care",
    user_id: "U0BEN",
    user_name: "ben",
    command: "/omni",
    text: `order ${order}`,
    api_app_id: "A0BENCH",
    response_url: responseUrl,
    trigger_id: "1.2.3",
  }).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac("sha256", SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest("hex");
  return {
    body,
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "content-length": String(Buffer.byteLength(body)),
      "x-slack-request-timestamp": timestamp,
      "x-slack-signature": `v0=${signature}`,
    },
  };
}
