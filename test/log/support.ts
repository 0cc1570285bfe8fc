import { Writable } from "node:stream";
import { createLog, type Log } from "../../src/log.ts";

/** A log that keeps what it writes: as text, to search for what must not be there, and as parsed lines. */
export function keptLog(level = "debug"): { log: Log; text: () => string; lines: () => unknown[] } {
  const kept: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      kept.push(String(chunk));
      done();
    },
  });
  const text = (): string => kept.join("");
  return {
    log: createLog({ level, destination }),
    text,
    lines: () =>
      text()
        .trim()
        .split("\n")
        .filter(Boolean)
        .map((line): unknown => JSON.parse(line)),
  };
}
