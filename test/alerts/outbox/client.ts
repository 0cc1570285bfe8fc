import { LogLevel, WebClient } from "@slack/web-api";
import { leanFetch } from "../../../src/http-client.ts";
import { createDelivery, type Delivery } from "../../../src/slack/delivery.ts";

export const TOKEN = "xoxb-outbox-token";

/** What calls Slack at this address as the outbox's own client does: once. */
export function clientOf(slackApiUrl: string, send: typeof fetch = leanFetch): Delivery {
  const client = new WebClient(TOKEN, {
    slackApiUrl,
    fetch: send,
    timeout: 10_000,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
  });
  return createDelivery(client, send);
}
