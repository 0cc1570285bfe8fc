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
  return new Lines(() => logger);
}

class Lines implements Log {
  readonly #logger: () => Logger;

  constructor(logger: () => Logger) {
    this.#logger = logger;
  }

  readonly debug: Write = (first: string | Facts, message?: string) => this.#write("debug", first, message);
  readonly info: Write = (first: string | Facts, message?: string) => this.#write("info", first, message);
  readonly warn: Write = (first: string | Facts, message?: string) => this.#write("warn", first, message);
  readonly error: Write = (first: string | Facts, message?: string) => this.#write("error", first, message);
  readonly fatal: Write = (first: string | Facts, message?: string) => this.#write("fatal", first, message);

  /** Made with its first line: most interactions write none. */
  child(facts: Facts): Log {
    let made: Logger | undefined;
    return new Lines(() => (made ??= this.#logger().child(plainFacts(facts))));
  }

  #write(level: Exclude<keyof Log, "child">, first: string | Facts, message = ""): void {
    const logger = this.#logger();
    if (!logger.isLevelEnabled(level)) return;
    if (typeof first === "string") logger[level](scrub(first));
    else logger[level](plainFacts(first), scrub(message));
  }
}
