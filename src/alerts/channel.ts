import type { AlertsDesk } from "./desk.ts";
import { pauseAllByItself, pauseByItself, type PauseHow } from "./pause.ts";
import { permissionOf } from "./permitted.ts";
import { listWatched } from "./watched-rule.ts";

/** Every rule of a channel that can be told no more is paused, and whoever made them is told once. */
export async function pauseChannelRules(desk: AlertsDesk, channel: string, because: string): Promise<void> {
  const how = { because, isThere: false };
  await desk.database.db
    .transaction()
    .execute((transaction) => pauseAllByItself(transaction, channel, how, desk.now()));
  desk.wake();
}

/**
 * A rule may not be told in its channel any more: it is paused, together with those of the channel that may not for
 * the same reason, so that whoever made them is told once.
 */
export async function pauseRefusedRules(
  desk: AlertsDesk,
  { id, channel }: { readonly id: string; readonly channel: string },
  how: PauseHow,
): Promise<void> {
  const refused = new Set([id]);
  for (const other of await listWatched(desk.database.db, { channel }, desk.unreadable)) {
    const permission = await permissionOf(desk, channel, other.rule);
    if (permission.kind === "refused" && permission.because === how.because) refused.add(other.id);
  }
  await desk.database.db
    .transaction()
    .execute((transaction) => pauseByItself(transaction, channel, [...refused], how, desk.now()));
  desk.wake();
}
