import type { AlertsHealth } from "../../operations/context.ts";
import type { Answer, StatusResult } from "../../operations/results.ts";
import type { Message, ViewContext } from "../message.ts";
import { plural } from "../text.ts";
import { ago, duration } from "../time.ts";
import { whatHappened } from "./omni-trouble.ts";
import { code, lines, moment, type Said, say } from "./say.ts";
import { tell } from "./tell.ts";

const ENGINES = { sqlite: "SQLite", postgres: "PostgreSQL" } as const;

/** Whether Omni answers and how fast, and how the app itself is. */
export function renderStatus(result: StatusResult, _answer: Answer, view: ViewContext): Message {
  const { omni, database, queued, upSince, alerts } = result;
  return tell({
    lead: omni.answers ? say`Omni answers in ${elapsed(omni.ms)}.` : whatHappened({ kind: omni.why }),
    more: [
      lines(
        queued === 0
          ? say`No call is waiting for Omni.`
          : say`${plural(queued, "call is", "calls are")} waiting for Omni.`,
        say`The database, ${ENGINES[database.engine]}, answers in ${elapsed(database.ms)}.`,
        ...alertLines(alerts, view),
        say`This app was started ${moment(upSince, view.zone)}, ${ago(upSince, view.now)}.`,
      ),
    ],
    fine:
      omni.answers || omni.traceId === undefined
        ? undefined
        : say`Trace ${code(omni.traceId, 80)}, Omni's own.`,
  });
}

function alertLines({ rules, paused, last, next, behind, untold }: AlertsHealth, view: ViewContext): Said[] {
  if (rules === 0) return [];
  const some = paused === 0 ? say`` : say`, ${paused} of them paused`;
  const late = behind === 0 ? say`` : say` ${plural(behind, "alert is", "alerts are")} behind.`;
  const waiting =
    untold === 0 ? say`` : say` ${plural(untold, "message waits", "messages wait")} to be told.`;
  const nextRun =
    next === undefined ? say`` : say` The next run, due ${moment(next, view.zone)}, begins by itself.`;
  const lastRun =
    last === undefined
      ? say`None has run yet.`
      : say`The last run, ${moment(last.at, view.zone)}, took ${elapsed(last.ms)}, ${plural(last.calls, "call")} and read ${plural(last.items, "count")}.`;
  return [
    say`There ${rules === 1 ? "is" : "are"} ${plural(rules, "alert")}${some}. ${lastRun}${nextRun}${late}${waiting}`,
  ];
}

/** A short time with what a person can tell apart: "212 ms", "3 seconds". */
function elapsed(ms: number): string {
  return ms < 1 ? "less than 1 ms" : ms < 1000 ? `${Math.round(ms)} ms` : duration(ms);
}
