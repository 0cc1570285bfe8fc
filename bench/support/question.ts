import { createHmac } from "node:crypto";

export const SIGNING_SECRET = "bench-signing-secret-0123456789ab";
export const BOT_TOKEN = "xoxb-bench-bot-token";
export const OMNI_KEY = "bench-omni-key";

/** What Slack posts: a body, with headers that sign it. */
export interface Signed {
  readonly body: string;
  readonly headers: Record<string, string>;
}

/** `/omni order …`, as Slack sends it, with a signature of this moment. */
export function question(responseUrl: string, order: number): Signed {
  return command({
    channel: "C0CARE",
    text: `order ${order}`,
    responseUrl,
    trigger: "1.2.3",
  });
}

/** `/omni` with these words, by Ben. */
export function command(said: {
  readonly channel: string;
  readonly text: string;
  readonly responseUrl: string;
  readonly trigger: string;
}): Signed {
  return signed({
    token: "legacy",
    team_id: "T0BENCH",
    team_domain: "bench",
    channel_id: said.channel,
    channel_name: "bench",
    user_id: "U0BEN",
    user_name: "ben",
    command: "/omni",
    text: said.text,
    api_app_id: "A0BENCH",
    response_url: said.responseUrl,
    trigger_id: said.trigger,
  });
}

/** A form of fields as Slack posts it, with a signature of this moment. */
export function signed(fields: Record<string, string>): Signed {
  const body = new URLSearchParams(fields).toString();
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
