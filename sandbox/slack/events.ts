import type { Core } from "./core.ts";
import { APP, TEAM } from "./defaults.ts";
import { LIMITS } from "./limits.ts";
import { EVENT_SCOPES } from "./manifest.ts";
import { VERIFICATION_TOKEN } from "./payloads.ts";

/** An event goes out when the app subscribed to it and has the scope for it. */
function isSubscribed({ workspace }: Core, name: string): boolean {
  const { settings, oauth_config: oauth } = workspace.manifest;
  const scope = EVENT_SCOPES[name];
  return (
    settings.event_subscriptions.bot_events.includes(name) &&
    (scope === undefined || oauth.scopes.bot.includes(scope))
  );
}

/**
 * Sends one event, and up to three times more while the app fails to take it: at once, after one minute, after
 * five (https://docs.slack.dev/apis/events-api#retries). Resolves once the first delivery is over.
 * @param name as subscribed to, `message.im`
 */
export async function sendEvent(
  core: Core,
  name: string,
  event: Record<string, unknown>,
  shared = false,
): Promise<void> {
  if (!isSubscribed(core, name)) return;
  const payload = {
    token: VERIFICATION_TOKEN,
    team_id: TEAM.id,
    api_app_id: APP.id,
    event,
    type: "event_callback",
    event_id: core.workspace.id("Ev"),
    event_time: Math.floor(core.workspace.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: TEAM.id,
        user_id: APP.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: shared,
  };
  const attempt = async (retry: number): Promise<void> => {
    const { error } = await core.transport.send({ label: name, kind: "events_api", payload }, retry);
    const delay = LIMITS.eventRetries[retry];
    if (error !== null && delay !== undefined) core.later(() => void attempt(retry + 1), delay);
    if (error === null && retry === 0 && core.switches.now().redeliver) core.later(() => void attempt(1), 0);
  };
  await attempt(0);
}
