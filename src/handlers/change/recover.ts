import { lapsePosts } from "../../database/posting.ts";
import type { InFlight } from "../../in-flight.ts";
import { goOn, showUnshownBatches } from "../batch/recover.ts";
import { contextOfNobody } from "../context.ts";
import type { Desk } from "../desk.ts";
import { announce, revived, show } from "./announce.ts";
import { attempt } from "./attempt.ts";
import { readBack } from "./send.ts";
import type { ChangeRecord, ChangeState, TakenOver } from "../../ledger/index.ts";

/** How often this process says that it lives, and looks after what others left. */
const EVERY_MS = 5_000;
/** After so many rounds, what could not be shown is shown. */
const ROUNDS_TO_SHOW = 12;
const UNSHOWN_MS = 60_000;
/** How long after it was confirmed it is told how a change ended, where that was not told at once. */
const LATELY_MS = 3_600_000;
const MOST_LATELY = 200;

/** Recovers at the start, and then every few seconds. */
export function keepRecovering(
  desk: Desk,
  { track }: InFlight,
): { readonly start: () => void; readonly stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  let round = 0;
  const once = () => {
    const now = round;
    round += 1;
    void track(tried(desk, () => recover(desk, now)));
  };
  return {
    start: () => {
      once();
      timer = setInterval(once, EVERY_MS);
    },
    stop: () => clearInterval(timer),
  };
}

/**
 * Takes up what processes that died left behind: what was never sent is stopped, what may have been sent is unknown
 * and read back; both are told where they were made.
 */
async function recover(desk: Desk, round: number): Promise<void> {
  const { ledger, database } = desk;
  const began = desk.now();
  await ledger.renew();
  // A SQLite file has one bot: at its start, whatever is under way was left behind, however lately.
  const alone = round === 0 && database.dialect === "sqlite";
  const left = await ledger.takeOver({ alone });
  for (const taken of left) if (isAlone(taken)) await tried(desk, () => tellTakenOver(desk, taken));
  if (alone) {
    await ledger.lapseCards(began);
    await lapsePosts(database.db, "batches", began);
  }
  // Of several replicas one shows it, as a job.
  if (database.dialect === "sqlite" && round % ROUNDS_TO_SHOW === 0)
    await tried(desk, () => showUnshown(desk, alone ? began : undefined));
  await tried(desk, () => goOn(desk, left));
}

/**
 * What waits for people, or has to be settled by one, or ended lately, and stands on no card, or on one that shows it
 * as it was before: the process died before it could tell it, or Slack took nothing then. One that is younger may still
 * be on its way.
 */
export async function showUnshown(desk: Desk, before = desk.now() - UNSHOWN_MS): Promise<void> {
  const waiting = (await desk.ledger.unfinished()).filter(
    ({ state, batch }) => state === "unknown" || (state === "waiting" && batch === undefined),
  );
  for (const record of [...waiting, ...(await endedLately(desk))])
    if (!isShown(record) && record.updatedAt < before) await show(desk, record, {});
  await showUnshownBatches(desk, before);
}

function isShown({ card, shown = 0, updatedAt }: ChangeRecord): boolean {
  return card !== undefined && shown >= updatedAt;
}

/** Changes of the last while that came to their end by themselves, newest first. */
async function endedLately({ ledger, now }: Desk): Promise<ChangeRecord[]> {
  const latest = await ledger.history({ since: now() - LATELY_MS, limit: MOST_LATELY });
  return latest.filter(({ state, batch }) => batch === undefined && !UNFINISHED.has(state));
}

const UNFINISHED: ReadonlySet<ChangeState> = new Set(["confirmed", "waiting", "sending", "unknown"]);

/** Whether it is told by itself: one of several that was not sent goes on with the others. */
function isAlone({ was, record }: TakenOver): boolean {
  return was === "sending" || record.batch === undefined;
}

async function tellTakenOver(desk: Desk, { was, record }: TakenOver): Promise<void> {
  const change = revived(desk, record);
  if (was === "confirmed" || change === undefined) return announce(desk, record, { change });
  const { found } = await readBack(contextOfNobody(desk), change);
  await announce(desk, record, { change, found });
}

function tried(desk: Desk, work: () => Promise<void>): Promise<void> {
  return attempt(desk, "what was left behind could not be taken up", work);
}
