import type { Message, ViewContext } from "../blocks/message.ts";
import { render } from "../blocks/render.ts";
import { sheetOf } from "../blocks/sheet.ts";
import { keepAnswer } from "../database/answers.ts";
import type { Question } from "../operations/question.ts";
import type { Answer } from "../operations/results.ts";
import type { Sheet } from "../operations/sheet.ts";
import type { Desk } from "./desk.ts";
import type { Gate } from "./gate.ts";
import type { Interaction } from "./interaction.ts";

/** How an answer is given, beside its content. */
export interface GiveHow {
  /** The question to go back to. */
  readonly from?: Question | undefined;
  /** Everyone in the channel is to read it. */
  readonly share?: boolean;
}

/** How long a long answer can be paged through. */
const KEPT_MS = 15 * 60_000;

/** Keeps the answer's table for its pages and its CSV, renders the card and hands it to the surface. */
export async function give(
  desk: Desk,
  interaction: Interaction,
  gate: Gate,
  answer: Answer,
  how: GiveHow,
): Promise<void> {
  const sheet = sheetOf(answer);
  const sheetId = sheet === undefined ? undefined : await keep(desk, interaction, answer, sheet);
  const message = render(answer, viewFor(desk, interaction, gate, { ...how, sheetId }));
  await send(interaction, message, how);
}

async function send({ surface }: Interaction, message: Message, { share }: GiveHow): Promise<void> {
  if (share === true && surface.share !== undefined) await surface.share(message);
  else await surface.answer(message);
}

async function keep(desk: Desk, interaction: Interaction, answer: Answer, sheet: Sheet): Promise<string> {
  return keepAnswer(desk.database.db, {
    operation: answer.question.operation,
    question: answer.question,
    result: sheet,
    person: interaction.user,
    channel: interaction.channel ?? "",
    asOf: answer.asOf,
    expiresAt: desk.now() + KEPT_MS,
  });
}

/** What blocks may know of the reader and the place. */
export function viewFor(
  desk: Desk,
  interaction: Interaction,
  gate: Gate,
  { from, share, sheetId }: GiveHow & { readonly sheetId?: string | undefined } = {},
): ViewContext {
  const canShare =
    share !== true &&
    !interaction.surface.isPublic &&
    interaction.surface.share !== undefined &&
    gate.place.kind === "channel";
  return {
    may: gate.may,
    zone: gate.who.zone,
    now: desk.now(),
    ...(desk.consoleUrl === undefined ? {} : { consoleUrl: desk.consoleUrl }),
    ...(sheetId === undefined ? {} : { sheetId }),
    ...(from === undefined ? {} : { from }),
    ...(share === true ? { sharedBy: interaction.user } : {}),
    share: canShare,
  };
}
