import type { Message } from "../../blocks/message.ts";
import { cardOver, readAgain } from "../../blocks/posted/read-again.ts";
import { findBatch } from "../../database/batches.ts";
import { findPostedCard, forgetPostedCard, type PostedCard } from "../../database/posted-cards.ts";
import type { ChangeRecord } from "../../ledger/index.ts";
import { OmniError } from "../../omni/index.ts";
import { Question } from "../../operations/question.ts";
import type { Posted } from "../../slack/delivery.ts";
import { verdictOf } from "../../slack/verdict.ts";
import { printQuestion } from "../../words/print.ts";
import { ask } from "../ask.ts";
import type { Desk } from "../desk.ts";
import { openGate } from "../gate.ts";
import { type Interaction, interactionOf, type Surface } from "../interaction.ts";
import type { Redraw } from "./later.ts";

/**
 * Asks the question of a posted card again, for the person who asked it, and puts the answer in its place. Where it
 * cannot be read again, or that person may not ask it any more, the card says that it is over.
 * @throws what Slack did not take and may take later
 */
export async function redrawCard(desk: Desk, { changes, ...at }: Redraw): Promise<void> {
  const card = await findPostedCard(desk.database.db, at);
  if (card === undefined) return;
  const drawing = {
    card,
    question: Question.parse(card.question),
    changes: await toldThere(desk, at, changes),
  };
  const interaction = interactionOf(desk, {
    kind: "redraw",
    name: drawing.question.operation,
    user: card.person,
    team: undefined,
    channel: at.channel,
    modal: undefined,
    surface: surfaceOf(desk, drawing),
  });
  await askAgain(desk, interaction, drawing);
}

interface Drawing {
  readonly card: PostedCard;
  readonly question: Question;
  readonly changes: readonly ChangeRecord[];
}

async function askAgain(desk: Desk, interaction: Interaction, drawing: Drawing): Promise<void> {
  const { card, question } = drawing;
  const from = card.from === undefined ? undefined : Question.parse(card.from);
  const isRead = desk.operations.some(({ id, kind }) => id === question.operation && kind === "read");
  try {
    if (isRead) await ask(desk, interaction, question, { from, share: card.readers === "shared" });
    else await endCard(desk, drawing);
  } catch (error) {
    if (!(error instanceof OmniError) || desk.stopping.aborted) throw error;
    await endCard(desk, drawing);
  }
}

/** The card as the place of the answer. What would be whispered is of no use to anybody there. */
function surfaceOf(desk: Desk, drawing: Drawing): Surface {
  const { card, changes } = drawing;
  const begun = desk.now();
  const answer = async (message: Message) => {
    const now = await findPostedCard(desk.database.db, card);
    // A click, or somebody who read later, put something else there meanwhile.
    if (now === undefined || now.asOf > begun) return undefined;
    const { zone } = await desk.people.find(card.person);
    return edit(desk, card, readAgain(message, changes, { zone, now: desk.now() }));
  };
  return {
    isPublic: card.readers === "everyone",
    answer,
    share: card.readers === "shared" ? answer : undefined,
    whisper: () => endCard(desk, drawing),
    working: () => Promise.resolve(),
  };
}

/** Takes the buttons away with all that stood there. */
async function endCard(desk: Desk, { card, question, changes }: Drawing): Promise<void> {
  const gate = await openGate(desk, { user: card.person, channel: card.channel });
  const words = printQuestion(desk.language, question);
  const reader = { zone: gate.who.zone, now: desk.now() };
  await edit(desk, card, cardOver(words, { changes, reader, again: { question, view: gate } }));
  await forgetPostedCard(desk.database.db, card);
}

/** A message that is gone, or that Slack will never take, is forgotten. */
async function edit(desk: Desk, { channel, ts }: PostedCard, message: Message): Promise<Posted | undefined> {
  const at = { channel, ts };
  try {
    await desk.delivery.update(at, message);
    return at;
  } catch (error) {
    const verdict = verdictOf(error);
    if (verdict.kind !== "refused") throw error;
    desk.log.info({ reason: verdict.reason, channel }, "a posted card cannot be edited any more");
    await forgetPostedCard(desk.database.db, at);
    return undefined;
  }
}

/** The changes that were told in the channel of the card: of others it does not say who made them. */
async function toldThere(desk: Desk, { channel }: Posted, ids: readonly string[]): Promise<ChangeRecord[]> {
  const told: ChangeRecord[] = [];
  for (const id of ids) {
    const record = await desk.ledger.find(id);
    const batch =
      record?.batch === undefined ? undefined : await findBatch(desk.database.db, { id: record.batch.id });
    const card = record?.card ?? batch?.card;
    if (record !== undefined && card?.channel === channel) told.push(record);
  }
  return told;
}
