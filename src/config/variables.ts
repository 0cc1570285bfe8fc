import { z } from "zod";
import { consoleTemplate, postgresAddress, secret, token, webAddress } from "./kinds.ts";

/** pino's levels, from everything to nothing. */
const levels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
const portHint = "is not a port. Use a whole number from 0 (any free one) to 65535.";

/**
 * Every environment variable the app reads. A message goes on where the variable's name ends, says what to do,
 * and never repeats what was given: that may be a secret.
 */
export const variables = z.object({
  SLACK_BOT_TOKEN: token("xoxb-", "the Bot User OAuth Token from “OAuth & Permissions”").optional(),
  SLACK_APP_TOKEN: token("xapp-", "an app-level token from “Basic Information”").optional(),
  SLACK_SIGNING_SECRET: secret("the signing secret from “Basic Information” of your Slack app")
    .refine((value) => !/^(xox|xapp)/.test(value), "holds a token. Put the signing secret here.")
    .optional(),
  SLACK_API_URL: webAddress("https://slack.com/api/").transform(withSlash).default("https://slack.com/api/"),
  OMNI_BASE_URL: webAddress("https://api.dev.orderdynamics.net/v1")
    .refine(hasPath, "has no path. Omni's address includes its version, such as /v1.")
    .transform(withoutSlash)
    .optional(),
  OMNI_API_KEY: secret("the subscription key from your profile in Omni's developer portal").optional(),
  OMNI_ENDPOINTS_FILE: z.string().optional(),
  OMNI_CONSOLE_URL: consoleTemplate().optional(),
  POLICY_FILE: z.string().default("policy.yml"),
  DATABASE_URL: postgresAddress().optional(),
  DATA_DIR: z.string().default("./data"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: portHint, abort: true })
    .transform(Number)
    .refine((port) => port <= 65_535, portHint)
    .default(3000),
  LOG_LEVEL: z.enum(levels, `is not a level. Use one of ${levels.join(", ")}.`).default("info"),
});
export type Variables = z.output<typeof variables>;

/** The variables that hold something, trimmed: `NAME=` in a `.env` file means not set. */
export function given(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const held = Object.entries(env).map(([name, value]) => [name, value?.trim() ?? ""] as const);
  return Object.fromEntries(held.filter(([, value]) => value !== ""));
}

function hasPath(address: string): boolean {
  return new URL(address).pathname !== "/";
}

function withSlash(address: string): string {
  return address.endsWith("/") ? address : `${address}/`;
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, "");
}
