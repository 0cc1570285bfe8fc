import { showExpired } from "../batch/recover.ts";
import type { Desk } from "../desk.ts";
import { announce } from "./announce.ts";
import { attempt } from "./attempt.ts";

/** The ledger forgets so many at once at most. */
const FORGOTTEN_AT_ONCE = 500;

/** Ends the changes that waited too long to be approved, and tells of them where they were asked for. */
export async function expireApprovals(desk: Desk): Promise<void> {
  const expired = await desk.ledger.expire();
  const failed = "a change that expired could not be told of";
  for (const record of expired)
    if (record.batch === undefined) await attempt(desk, failed, () => announce(desk, record));
  await attempt(desk, failed, () => showExpired(desk, expired));
}

/** Forgets what nobody can need any more of changes that are over. */
export async function forgetChanges({ ledger }: Desk): Promise<void> {
  while ((await ledger.forget()) >= FORGOTTEN_AT_ONCE);
}
