import type { Desk } from "./handlers/desk.ts";
import { expireApprovals, forgetChanges } from "./handlers/change/expire.ts";
import { tidy } from "./housekeeping.ts";
import type { Jobs } from "./jobs/jobs.ts";

/** Says what is done again and again, once in each period however many replicas there are. */
export function registerJobs(jobs: Jobs, desk: Desk): void {
  jobs.every("approvals.expire", 5_000, () => expireApprovals(desk));
  jobs.every("changes.forget", 60_000, () => forgetChanges(desk));
  jobs.every("tidy", 3_600_000, () => tidy(desk.database, desk.now()));
}
