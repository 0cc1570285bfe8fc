import { z } from "zod";
import { cardsShowing } from "../../database/posted-cards.ts";
import type { JobKind } from "../../jobs/jobs.ts";
import { type ChangeRecord, storable } from "../../ledger/index.ts";
import { attempt } from "../change/attempt.ts";
import { targetsOf } from "../change/pressed.ts";
import type { Desk } from "../desk.ts";

const Redraw = z.object({ channel: z.string(), ts: z.string(), changes: z.array(z.string()) });
/** A posted card that is to be drawn again, after these changes, or because it was found to be otherwise. */
export type Redraw = Readonly<z.infer<typeof Redraw>>;
export const REDRAW: JobKind<Redraw> = { name: "cards.redraw", data: Redraw };

const Overtaken = z.object({ change: z.string(), by: z.string() });
/** A change whose card may still offer what a later one has done, or left nothing to do of. */
export type Overtaken = Readonly<z.infer<typeof Overtaken>>;
export const OVERTAKEN: JobKind<Overtaken> = { name: "changes.overtaken", data: Overtaken };

const Recheck = z.object({ changes: z.array(z.string()) });
/** Changes that wait for one approval, and may not be what was asked for any more. */
export type Recheck = Readonly<z.infer<typeof Recheck>>;
export const RECHECK: JobKind<Recheck> = { name: "changes.recheck", data: Recheck };

/** The newest cards of one thing; Slack takes about one edit a second. */
const MOST_CARDS = 50;

/** States that say that what a card shows may be otherwise by now. */
const OVER: ReadonlySet<ChangeRecord["state"]> = new Set([
  "done",
  "sent",
  "failed",
  "settled-done",
  "settled-not-done",
  "void",
]);

const DONE: ReadonlySet<ChangeRecord["state"]> = new Set(["done", "settled-done"]);
const ASK_AGAIN: ReadonlySet<ChangeRecord["state"]> = new Set(["void", "expired"]);
/** How long ago a card may have been posted that still offers something. */
const OFFERED_MS = 30 * 86_400_000;

/**
 * After what became of changes was told: has every posted card that shows what they are about drawn again, the cards of
 * earlier changes that offer what is over now, and those looked at again that wait for approval.
 */
export async function redrawAfter(desk: Desk, records: readonly ChangeRecord[]): Promise<void> {
  const over = records.filter(({ state }) => OVER.has(state));
  const changes = over.map(({ id }) => id);
  const targets = over.flatMap(targetsOf);
  await redraw(desk, targets, changes);
  await recheck(desk, targets);
  for (const record of over) if (DONE.has(record.state)) await overtake(desk, record);
  // One of several has no card of its own, and a batch offers nothing again.
  const alone = records.filter(({ state, batch }) => batch === undefined && ASK_AGAIN.has(state));
  for (const record of alone) await lookBack(desk, record);
}

/** Something was found to be otherwise than it was shown: the same for every posted card of it, and what waits. */
export async function redrawFound(desk: Desk, target: ChangeRecord["target"]): Promise<void> {
  await redraw(desk, [target], []);
  await recheck(desk, [target]);
}

/** What cards that list the alerts of a channel are about. */
export function alertsOf(channel: string): ChangeRecord["target"] {
  return { kind: "alerts", id: channel };
}

/** After an alert of a channel was made, changed or deleted: the same for every posted list of them. */
export async function redrawAlerts(desk: Desk, channel: string | undefined): Promise<void> {
  if (channel !== undefined) await redraw(desk, [alertsOf(channel)], []);
}

async function overtake(desk: Desk, { id: by, target, createdAt }: ChangeRecord): Promise<void> {
  await attempt(desk, "the cards of earlier changes could not be drawn again", async () => {
    const since = createdAt - OFFERED_MS;
    const known = await desk.ledger.history({ target, since, limit: MOST_CARDS });
    const offering = known.filter(
      (record) =>
        record.createdAt < createdAt &&
        record.card !== undefined &&
        (ASK_AGAIN.has(record.state) || (record.state === "done" && record.undoable)),
    );
    for (const { id: change } of offering) await desk.jobs.send(desk.database.db, OVERTAKEN, { change, by });
  });
}

/** The same where it ended only after the later one was done. */
async function lookBack(desk: Desk, { id: change, target, createdAt }: ChangeRecord): Promise<void> {
  await attempt(desk, "the card of a change could not be drawn again", async () => {
    const known = await desk.ledger.history({ target, since: createdAt, limit: MOST_CARDS });
    const by = known.find((later) => later.createdAt > createdAt && DONE.has(later.state));
    if (by !== undefined) await desk.jobs.send(desk.database.db, OVERTAKEN, { change, by: by.id });
  });
}

async function recheck(desk: Desk, targets: readonly ChangeRecord["target"][]): Promise<void> {
  if (targets.length === 0) return;
  await attempt(desk, "changes that wait could not be looked at again", async () => {
    const moved = new Set(targets.map(nameOf));
    const waiting = (await desk.ledger.unfinished()).filter(
      (record) => record.state === "waiting" && targetsOf(record).some((each) => moved.has(nameOf(each))),
    );
    for (const together of Map.groupBy(waiting, ({ id, batch }) => batch?.id ?? id).values())
      await desk.jobs.send(desk.database.db, RECHECK, { changes: together.map(({ id }) => id) });
  });
}

function nameOf({ kind, id }: ChangeRecord["target"]): string {
  return `${kind} ${storable(id)}`;
}

async function redraw(
  desk: Desk,
  targets: readonly ChangeRecord["target"][],
  changes: string[],
): Promise<void> {
  const { db } = desk.database;
  const kept = targets.map(({ kind, id }) => ({ kind, id: storable(id) }));
  await attempt(desk, "posted cards could not be drawn again", async () => {
    for (const at of await cardsShowing(db, kept, MOST_CARDS))
      await desk.jobs.send(db, REDRAW, { ...at, changes });
  });
}
