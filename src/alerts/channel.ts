import { listRules } from "../database/alert-rules.ts";
import type { AlertsDesk } from "./desk.ts";
import { pauseRule } from "./pause.ts";

/** Every rule of a channel that can be told no more is paused, and whoever made it is told. */
export async function pauseChannelRules(desk: AlertsDesk, channel: string, because: string): Promise<void> {
  for (const { id } of await listRules(desk.database.db, { channel }))
    await pauseRule(desk, id, { because, isThere: false });
}
