import { parseArgs } from "node:util";
import { z } from "zod";
import { FEWEST } from "./omni/state/state.ts";

/** What is served: all of it with the bot in between, or one stand-in alone. */
export type Part = "everything" | "omni" | "slack";

/** What the sandbox is told on its command line and by its environment. */
export interface Settings {
  readonly part: Part;
  /** The first port to try; 0 takes any. */
  readonly port: number;
  /** Where the stand-in Slack sends what people do, when it is served alone. */
  readonly appUrl: string;
  /** The manifest of the app that the stand-in Slack serves; ours when undefined. */
  readonly manifest: string | undefined;
  /** Where what became of the sandbox is kept from one start to the next. */
  readonly dataDir: string;
  /** Whether all that was kept is thrown away first. */
  readonly fresh: boolean;
  readonly logLevel: string;
  /** How large the stand-in Omni is, and which of all possible ones. */
  readonly omni: {
    readonly seed: number;
    readonly skus: number;
    readonly locations: number;
    readonly orders: number;
  };
}

/** The sandbox was told something that it does not understand; every problem is a sentence of its own. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";

  constructor(problems: readonly string[]) {
    super([...problems, "", USAGE].join("\n"));
  }
}

const USAGE = `Usage: npm run sandbox -- [--port <number>] [--fresh]
                          [--omni-only | --slack-only [--app-url <address>] [--manifest <file>]]
                          [--seed <number>] [--skus <number>] [--locations <number>] [--orders <number>]`;

const number = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, error)
    .transform(Number)
    .pipe(z.number().min(least, error).max(most, error));
};

const Flags = z.object({
  port: number(0, 65_535).optional(),
  "app-url": z.url({ protocol: /^https?$/, error: "must be an http address" }),
  seed: number(0, 999_999_999),
  skus: number(FEWEST.skus, 100_000),
  locations: number(FEWEST.locations, 1000),
  orders: number(FEWEST.orders, 100_000),
});

const Environment = z.object({
  PORT: number(0, 65_535),
  DATA_DIR: z.string(),
  LOG_LEVEL: z.string(),
});

/**
 * Reads the command line (without the program) and the environment; a blank variable counts as not set.
 * @throws {SettingsError} with every problem at once, in words
 */
export function readSettings(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Settings {
  const { "omni-only": omniOnly, "slack-only": slackOnly, fresh, manifest, ...given } = parse(args);
  const flags = Flags.safeParse(given);
  const common = Environment.safeParse({
    PORT: env["PORT"] || "3000",
    DATA_DIR: env["DATA_DIR"] || "./data",
    LOG_LEVEL: env["LOG_LEVEL"] || "warn",
  });
  const problems = [
    ...(omniOnly && slackOnly ? ["--omni-only and --slack-only are one or the other."] : []),
    ...(manifest !== undefined && !slackOnly ? ["--manifest goes with --slack-only."] : []),
    ...(flags.error?.issues ?? []).map(({ path, message }) => `--${path.join(".")} ${message}.`),
    ...(common.error?.issues ?? []).map(({ path, message }) => `${path.join(".")} ${message}.`),
  ];
  if (!flags.success || !common.success || problems.length > 0) throw new SettingsError(problems);
  const { port, "app-url": appUrl, ...omni } = flags.data;
  return {
    part: omniOnly ? "omni" : slackOnly ? "slack" : "everything",
    port: port ?? common.data.PORT,
    appUrl,
    manifest,
    dataDir: common.data.DATA_DIR,
    fresh,
    logLevel: common.data.LOG_LEVEL,
    omni,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        "omni-only": { type: "boolean", default: false },
        "slack-only": { type: "boolean", default: false },
        fresh: { type: "boolean", default: false },
        port: { type: "string" },
        manifest: { type: "string" },
        "app-url": { type: "string", default: "http://127.0.0.1:3001/slack/events" },
        seed: { type: "string", default: "1" },
        skus: { type: "string", default: "3000" },
        locations: { type: "string", default: "20" },
        orders: { type: "string", default: "500" },
      },
    }).values;
  } catch (error) {
    throw new SettingsError([error instanceof Error ? error.message : String(error)]);
  }
}
