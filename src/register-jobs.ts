import { TELL_BATCH, tellBatch } from "./handlers/batch/tell.ts";
import { expireApprovals, forgetChanges } from "./handlers/change/expire.ts";
import { recheckWaiting } from "./handlers/change/recheck.ts";
import { showUnshown } from "./handlers/change/recover.ts";
import { TELL, tellRequester } from "./handlers/change/tell.ts";
import type { Desk } from "./handlers/desk.ts";
import { OVERTAKEN, RECHECK, REDRAW } from "./handlers/posted/later.ts";
import { redrawOvertaken } from "./handlers/posted/overtaken.ts";
import { redrawCard } from "./handlers/posted/redraw.ts";
import { tidy } from "./housekeeping.ts";
import type { Jobs } from "./jobs/jobs.ts";

/** Says what is done later, and what again and again: once in each period however many replicas there are. */
export function registerJobs(jobs: Jobs, desk: Desk): void {
  jobs.handle(REDRAW, (card) => redrawCard(desk, card), { atOnce: 2 });
  jobs.handle(OVERTAKEN, (change) => redrawOvertaken(desk, change));
  jobs.handle(RECHECK, (changes) => recheckWaiting(desk, changes));
  jobs.handle(TELL, (told) => tellRequester(desk, told));
  jobs.handle(TELL_BATCH, (told) => tellBatch(desk, told));
  jobs.every("approvals.expire", 5_000, () => expireApprovals(desk));
  if (desk.database.dialect === "postgres") jobs.every("changes.show", 60_000, () => showUnshown(desk));
  jobs.every("changes.forget", 60_000, () => forgetChanges(desk));
  jobs.every("tidy", 3_600_000, () => tidy(desk.database, desk.now()));
}
