import { missing } from "./config/missing.ts";
import { given, type Variables, variables } from "./config/variables.ts";
import type { DatabasePlace } from "./database/open-database.ts";

/** What runs the same with and without an account: where things are kept, where it answers, how much it tells. */
interface CommonConfig {
  readonly policyFile: string;
  readonly database: DatabasePlace;
  readonly port: number;
  readonly logLevel: Variables["LOG_LEVEL"];
}

/** How Slack reaches the app: signed HTTP requests, or a socket the app opens (which wins when both are set). */
export type SlackConfig = { readonly botToken: string; readonly apiUrl: string } & (
  | { readonly mode: "http"; readonly signingSecret: string }
  | { readonly mode: "socket"; readonly appToken: string }
);

/** The OMS. `baseUrl` has its path (`/v1`) and no slash at its end; `consoleUrl` holds `{order}`. */
interface OmniConfig {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly endpointsFile: string | undefined;
  readonly consoleUrl: string | undefined;
}

/** Everything a bot between a real Slack and a real Omni needs to start. */
export interface Config extends CommonConfig {
  readonly slack: SlackConfig;
  readonly omni: OmniConfig;
}

/** Either all of it, or nothing about Slack and Omni at all. There is no half. */
export type ReadConfig =
  | { readonly kind: "real"; readonly config: Config }
  | { readonly kind: "empty"; readonly common: CommonConfig };

/** The configuration cannot be used. Every problem says what to do, and none holds a value that was given. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    const list = problems.map((problem) => `- ${problem}`).join("\n");
    super(`The configuration cannot be used:\n${list}`);
    this.problems = problems;
  }
}

/**
 * Reads the settings from an environment; a blank value counts as not set.
 *
 * Nothing set for Slack and Omni is `empty`, unless `NODE_ENV` is `production`: then it is an error, as is
 * half a configuration.
 * @throws {ConfigError} with every problem at once
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ReadConfig {
  const set = given(env);
  const read = variables.safeParse(set);
  const wrong = read.error?.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`) ?? [];
  const problems = [...wrong, ...missing(set)];
  if (!read.success || problems.length > 0) throw new ConfigError(problems);

  const common = commonConfig(read.data);
  const slack = slackConfig(read.data);
  const omni = omniConfig(read.data);
  if (slack === undefined || omni === undefined) return { kind: "empty", common };
  return { kind: "real", config: { ...common, slack, omni } };
}

function commonConfig(read: Variables): CommonConfig {
  const { DATABASE_URL: url, DATA_DIR: dataDir } = read;
  return {
    policyFile: read.POLICY_FILE,
    database: url === undefined ? { kind: "sqlite", dataDir } : { kind: "postgres", url },
    port: read.PORT,
    logLevel: read.LOG_LEVEL,
  };
}

function slackConfig(read: Variables): SlackConfig | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = read;
  if (botToken === undefined) return undefined;
  const base = { botToken, apiUrl: read.SLACK_API_URL };
  if (appToken !== undefined) return { ...base, mode: "socket", appToken };
  return signingSecret === undefined ? undefined : { ...base, mode: "http", signingSecret };
}

function omniConfig(read: Variables): OmniConfig | undefined {
  const { OMNI_BASE_URL: baseUrl, OMNI_API_KEY: apiKey } = read;
  if (baseUrl === undefined || apiKey === undefined) return undefined;
  return { baseUrl, apiKey, endpointsFile: read.OMNI_ENDPOINTS_FILE, consoleUrl: read.OMNI_CONSOLE_URL };
}
