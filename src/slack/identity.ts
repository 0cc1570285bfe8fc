import type { WebClient } from "@slack/web-api";
import { z } from "zod";

const AuthTest = z.object({
  user_id: z.string(),
  bot_id: z.string(),
  team_id: z.string(),
  enterprise_id: z.string().nullish(),
});

/** Who the app is in its workspace. */
export interface Identity {
  readonly botUser: string;
  readonly botId: string;
  readonly team: string;
  readonly enterprise: string | undefined;
}

/**
 * Asks Slack who the app is, once; a failure is not remembered, the next caller asks again.
 * @throws the Web API's error when Slack refuses the token or cannot be reached
 * @see https://docs.slack.dev/reference/methods/auth.test
 */
export function createIdentity(client: WebClient): () => Promise<Identity> {
  let asked: Promise<Identity> | undefined;
  return () => {
    asked ??= askSlack(client).catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
    return asked;
  };
}

async function askSlack(client: WebClient): Promise<Identity> {
  const { user_id, bot_id, team_id, enterprise_id } = AuthTest.parse(await client.auth.test());
  return { botUser: user_id, botId: bot_id, team: team_id, enterprise: enterprise_id ?? undefined };
}
