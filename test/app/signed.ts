import { signatureHeaders, type Signing } from "../../sandbox/slack/signing.ts";
import { SIGNING_SECRET } from "../support/house.ts";

/** What is sent beside the body. */
interface How {
  readonly type?: string;
  readonly signing?: Signing;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends the app a request as Slack would, signed unless said otherwise. */
export function send(app: { readonly url: string }, body: string, how: How = {}): Promise<Response> {
  const seconds = Math.floor(Date.now() / 1000);
  return fetch(`${app.url}/slack/events`, {
    method: "POST",
    headers: {
      "content-type": how.type ?? "application/json",
      ...signatureHeaders(SIGNING_SECRET, body, seconds, how.signing),
      ...how.headers,
    },
    body,
  });
}

/** An event of the workspace, in its envelope. */
export function sendEvent(
  app: { readonly url: string },
  event: Readonly<Record<string, unknown>>,
  {
    id = `Ev${Math.random()}`,
    headers = {},
  }: { readonly id?: string; readonly headers?: Record<string, string> } = {},
): Promise<Response> {
  const envelope = {
    type: "event_callback",
    team_id: "T0OMNI",
    api_app_id: "A0OMNI",
    event_id: id,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [{ enterprise_id: null, team_id: "T0OMNI", user_id: "U0OMNI", is_bot: true }],
    event,
  };
  return send(app, JSON.stringify(envelope), { headers });
}

/** A slash command with a `response_url` of the test's own. */
export function sendCommand(
  app: { readonly url: string },
  text: string,
  responseUrl: string,
  channel = "C0CARE",
): Promise<Response> {
  const fields = {
    command: "/omni",
    text,
    user_id: "U0BEN",
    team_id: "T0OMNI",
    channel_id: channel,
    trigger_id: "1.2.3",
    response_url: responseUrl,
    api_app_id: "A0OMNI",
  };
  return send(app, new URLSearchParams(fields).toString(), { type: "application/x-www-form-urlencoded" });
}
