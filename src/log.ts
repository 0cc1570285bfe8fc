import { type DestinationStream, type Logger, pino, stdTimeFunctions } from "pino";
import { type Facts, plainFacts } from "./log/facts.ts";
import { newReference } from "./log/reference.ts";
import { scrub } from "./log/scrub.ts";

export { asError } from "./log/error-facts.ts";
export { newReference } from "./log/reference.ts";
export type { Facts };

/** One line: what happened, in words, and the flat facts that go with it. */
interface Write {
  (message: string): void;
  (facts: Facts, message: string): void;
}

/** The log as the app sees it. Only flat facts fit in, so that no body ever ends up in a line. */
export interface Log {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
  readonly fatal: Write;
  /** A log whose every line carries these facts as well. */
  child(facts: Facts): Log;
}

/** What is known about an interaction when it arrives: ids only, never names, texts or values. */
export interface InteractionFacts {
  /** How it came: `command`, `mention`, `action`, `view`, `shortcut`, `event`, … */
  readonly kind: string;
  /** The command, action or view id that was used. */
  readonly name?: string | undefined;
  readonly operation?: string | undefined;
  readonly team?: string | undefined;
  readonly channel?: string | undefined;
  readonly person?: string | undefined;
}

/** A log of JSON lines, to standard output unless there is another destination. */
export function createLog(options: { level: string; destination?: DestinationStream | undefined }): Log {
  const settings = {
    level: options.level,
    timestamp: stdTimeFunctions.isoTime,
    // Errors are plain facts by then; pino's own serializer would write their message and causes as they were.
    serializers: { err: (facts: unknown) => facts },
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return wrap(options.destination === undefined ? pino(settings) : pino(settings, options.destination));
}

/**
 * The log of one interaction. Its `reference` stands in every line as `ref`, and is shown to the person when
 * something fails.
 */
export function interactionLog(log: Log, facts: InteractionFacts): { log: Log; reference: string } {
  const reference = newReference();
  return { log: log.child({ ref: reference, ...facts }), reference };
}

function wrap(logger: Logger): Log {
  return {
    debug: write(logger, "debug"),
    info: write(logger, "info"),
    warn: write(logger, "warn"),
    error: write(logger, "error"),
    fatal: write(logger, "fatal"),
    child: (facts) => wrap(logger.child(plainFacts(facts))),
  };
}

function write(logger: Logger, level: Exclude<keyof Log, "child">): Write {
  return (first: string | Facts, message: string = ""): void => {
    if (!logger.isLevelEnabled(level)) return;
    if (typeof first === "string") logger[level](scrub(first));
    else logger[level](plainFacts(first), scrub(message));
  };
}
