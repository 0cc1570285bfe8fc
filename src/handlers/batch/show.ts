import {
  batchApprovalCard,
  batchProgress,
  batchRow,
  batchSheet,
  type Batch as Summary,
  lostRow,
  type Reader,
  refusedRow,
} from "../../blocks/change/index.ts";
import type { Message } from "../../blocks/message.ts";
import { keepAnswer } from "../../database/answers.ts";
import { type Batch, findBatch } from "../../database/batches.ts";
import type { ChangeRecord } from "../../ledger/index.ts";
import { asError } from "../../log.ts";
import { deedOf } from "../../operations/write.ts";
import { writeOf } from "../change/act.ts";
import type { Desk } from "../desk.ts";
import { asOf, type Draw, put } from "./put.ts";

/** How long the file of a batch can be asked for. */
const SHEET_KEPT_MS = 24 * 3_600_000;
/** Others may move it between a look and the message that shows it so often before the next one shows it. */
const LOOKS = 5;

const OPEN: ReadonlySet<ChangeRecord["state"]> = new Set(["confirmed", "waiting", "sending"]);

/**
 * Shows how a batch stands, in its one message: posted where the work is, and edited in place ever after. What moved
 * while it was shown is shown too, so that the last one to show it shows the truth. Slack's trouble is logged.
 */
export async function showBatch(desk: Desk, id: string): Promise<void> {
  try {
    let before: string | undefined;
    let sheetId: string | undefined;
    for (let look = 0; look < LOOKS; look++) {
      const batch = await findBatch(desk.database.db, { id });
      if (batch === undefined) return;
      const records = await desk.ledger.ofBatch(id);
      const isOver = !isOpen(records);
      if (isOver && isShown(batch, records)) return;
      if (isOver) sheetId ??= await keepSheet(desk, batch, records);
      const draw: Draw = (reader, repeated = batch.card?.repeated) =>
        messageOf(desk, batch, records, { sheetId, reader, repeated });
      const now = JSON.stringify(await draw("requester"));
      if (now === before) return;
      if (!(await put(desk, batch, records, draw))) return;
      before = now;
    }
  } catch (error) {
    desk.log.warn({ err: asError(error), batch: id }, "how several changes stand could not be shown");
  }
}

/** Of what is over: then nothing else can have moved within the same millisecond. */
function isShown(batch: Batch, records: readonly ChangeRecord[]): boolean {
  const { card, shown } = batch;
  return card !== undefined && shown !== undefined && shown >= asOf(batch, records);
}

/** The same for one of them, which came to another end by itself. */
export async function showAmong(desk: Desk, { batch }: ChangeRecord): Promise<void> {
  if (batch !== undefined) await showBatch(desk, batch.id);
}

/** A batch as it is told. */
export async function summaryOf(desk: Desk, batch: Batch): Promise<Summary> {
  return summarized(batch, await desk.ledger.ofBatch(batch.id));
}

function summarized(batch: Batch, records: readonly ChangeRecord[]): Summary {
  const { id, title, person, named } = batch;
  const stopped = records.find(({ state }) => state === "stopped");
  const decided = records.find(({ decisions }) => decisions.length > 0);
  return {
    id,
    title,
    total: named.length,
    asOf: asOf(batch, records),
    rows: named.map(({ label, refused }, index) => {
      const record = records.find(({ batch }) => batch?.index === index);
      if (record !== undefined) return batchRow(label, record);
      return refused === undefined ? lostRow(label) : refusedRow(label, refused);
    }),
    by: person,
    decisions: decided?.decisions,
    stopped: stopped === undefined ? undefined : { by: stopped.ending?.by, reason: stopped.ending?.reason },
  };
}

/** Whether something of it is still to come. */
export function isOpen(records: readonly ChangeRecord[]): boolean {
  return records.some(({ state }) => OPEN.has(state));
}

interface Shown {
  readonly sheetId: string | undefined;
  readonly reader: Reader;
  readonly repeated: boolean | undefined;
}

async function messageOf(
  desk: Desk,
  batch: Batch,
  records: readonly ChangeRecord[],
  { sheetId, reader, repeated }: Shown,
): Promise<Message> {
  const waiting = records.filter(({ state }) => state === "waiting");
  const [first] = waiting;
  const isRunning = records.some(({ state }) => state === "confirmed" || state === "sending");
  const { zone } = await desk.people.find(batch.person);
  const view = { zone, now: desk.now(), repeated };
  if (first === undefined || isRunning)
    return batchProgress(summarized(batch, records), { ...view, sheetId, isCopy: reader === "decider" });
  const ask = { id: batch.id, deed: deedOfWaiting(desk, first, waiting.length), waiting: first };
  const { copies } = batch.card ?? {};
  const parts = { ...ask, rows: askedRows(batch, records), copies };
  return batchApprovalCard(parts, view, reader);
}

/** "Cancel 2 shipments": of those that wait. */
export function deedOfWaiting(desk: Desk, record: ChangeRecord, count: number): string {
  const { several, deed } = writeOf(desk, record);
  return several === undefined ? deed : deedOf(several, count);
}

function askedRows({ named }: Batch, records: readonly ChangeRecord[]) {
  return named.map(({ label, refused }, index) => {
    const record = records.find(({ batch }) => batch?.index === index);
    const { now = "", after = "", ...notes } = record?.kept?.preview ?? {};
    const isAsked = record?.state === "waiting";
    return {
      ...notes,
      label,
      now,
      after,
      refused: isAsked ? undefined : (refused ?? sentenceOf(label, record)),
    };
  });
}

function sentenceOf(label: string, record: ChangeRecord | undefined): string {
  return (record === undefined ? lostRow(label) : batchRow(label, record)).sentence;
}

async function keepSheet(desk: Desk, batch: Batch, records: readonly ChangeRecord[]): Promise<string> {
  const asOf = desk.now();
  return keepAnswer(desk.database.db, {
    operation: batch.operation,
    question: { operation: batch.operation, values: {} },
    result: batchSheet(summarized(batch, records)),
    person: batch.person,
    channel: batch.channel ?? "",
    asOf,
    expiresAt: asOf + SHEET_KEPT_MS,
  });
}
