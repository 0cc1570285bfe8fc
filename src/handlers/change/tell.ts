import { z } from "zod";
import { requesterNotice } from "../../blocks/change/index.ts";
import type { Message } from "../../blocks/message.ts";
import type { Queries } from "../../database/tables.ts";
import type { JobKind, Jobs } from "../../jobs/jobs.ts";
import type { ChangeRecord, ChangeState } from "../../ledger/index.ts";
import { verdictOf } from "../../slack/verdict.ts";
import { contextOfNobody } from "../context.ts";
import type { Desk } from "../desk.ts";
import { type Known, revived, viewOf } from "./announce.ts";
import { readBack } from "./send.ts";

const Tell = z.object({ change: z.string(), state: z.string() });
type Tell = Readonly<z.infer<typeof Tell>>;
/** Whoever asked for a change is to be told in person what became of it. */
export const TELL: JobKind<Tell> = { name: "changes.tell", data: Tell };

const UNDER_WAY: ReadonlySet<ChangeState> = new Set(["confirmed", "waiting", "sending"]);

/**
 * Sends the job with which the requester is told of a change that others decided, in the transaction that moved it:
 * whatever becomes of this process, they are told.
 */
export async function tellLater(
  jobs: Pick<Jobs, "send">,
  transaction: Queries,
  { id, state, approvalsNeeded, decisions }: ChangeRecord,
): Promise<void> {
  if (approvalsNeeded === 0 || UNDER_WAY.has(state)) return;
  // Nobody could be asked: the requester has that in person already.
  if (state === "refused" && decisions.length === 0) return;
  await jobs.send(transaction, TELL, { change: id, state });
}

/** Tells the requester, unless it went on meanwhile and another job tells of that. @throws what may yet be told */
export async function tellRequester(desk: Desk, { change, state }: Tell): Promise<void> {
  const record = await desk.ledger.find(change);
  if (record?.state !== state) return;
  const notice = requesterNotice(record, await viewOf(desk, record, await knownOf(desk, record)));
  await tellInPerson(desk, record.person, notice, { change });
}

/** Tells whoever asked; where Slack never will, that is logged. @throws what may yet be told */
export async function tellInPerson(
  desk: Desk,
  person: string,
  notice: Message,
  about: { readonly change: string } | { readonly batch: string },
): Promise<void> {
  try {
    await desk.delivery.post({ channel: person }, notice);
  } catch (error) {
    const verdict = verdictOf(error);
    if (verdict.kind !== "refused") throw error;
    desk.log.warn({ reason: verdict.reason, ...about }, "whoever asked for a change cannot be told");
  }
}

/** What was never read back, because the process that sent it died, is read now. */
async function knownOf(desk: Desk, record: ChangeRecord): Promise<Known> {
  const change = revived(desk, record);
  if (record.state !== "unknown" || record.outcome?.found !== undefined || change === undefined) return {};
  return { change, ...(await readBack(contextOfNobody(desk), change)) };
}
