import { type Logger, LogLevel } from "@slack/web-api";
import type { Log } from "../log.ts";

/**
 * What Bolt and its clients have to say, in our log.
 *
 * Their debug lines are left out, and `getLevel` says so, because they print whole bodies: `App` the event,
 * `WebClient` the request and its answer, the acks what is shown, Socket Mode every frame.
 */
export function boltLogger(log: Log): Logger {
  const own = log.child({ from: "bolt" });
  const line =
    (level: "info" | "warn" | "error") =>
    (...said: unknown[]) => {
      const err = said.find((it) => it instanceof Error);
      const words = said.filter((it) => typeof it === "string").join(" ");
      own[level](err === undefined ? {} : { err }, words || "Bolt reports an error");
    };
  return {
    debug: () => {},
    info: line("info"),
    warn: line("warn"),
    error: line("error"),
    getLevel: () => LogLevel.INFO,
    setLevel: () => {},
    setName: () => {},
  };
}
