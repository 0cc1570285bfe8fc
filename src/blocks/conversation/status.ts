import type { Answer, StatusResult } from "../../operations/results.ts";
import type { Message, ViewContext } from "../message.ts";
import { plural } from "../text.ts";
import { ago, duration } from "../time.ts";
import { whatHappened } from "./omni-trouble.ts";
import { code, lines, moment, say } from "./say.ts";
import { tell } from "./tell.ts";

const ENGINES = { sqlite: "SQLite", postgres: "PostgreSQL" } as const;

/** Whether Omni answers and how fast, and how the app itself is. */
export function renderStatus(result: StatusResult, _answer: Answer, view: ViewContext): Message {
  const { omni, database, queued, upSince } = result;
  return tell({
    lead: omni.answers ? say`Omni answers in ${elapsed(omni.ms)}.` : whatHappened({ kind: omni.why }),
    more: [
      lines(
        queued === 0
          ? say`No call is waiting for Omni.`
          : say`${plural(queued, "call is", "calls are")} waiting for Omni.`,
        say`The database, ${ENGINES[database.engine]}, answers in ${elapsed(database.ms)}.`,
        say`This app was started ${moment(upSince, view.zone)}, ${ago(upSince, view.now)}.`,
      ),
    ],
    fine:
      omni.answers || omni.traceId === undefined
        ? undefined
        : say`Trace ${code(omni.traceId, 80)}, Omni's own.`,
  });
}

/** A short time with what a person can tell apart: "212 ms", "3 seconds". */
function elapsed(ms: number): string {
  return ms < 1 ? "less than 1 ms" : ms < 1000 ? `${Math.round(ms)} ms` : duration(ms);
}
