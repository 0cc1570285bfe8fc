import type { Message, ViewContext } from "../blocks/message.ts";
import { render } from "../blocks/render.ts";
import { sheetOf } from "../blocks/sheet.ts";
import { keepAnswer } from "../database/answers.ts";
import type { Question } from "../operations/question.ts";
import type { Answer } from "../operations/results.ts";
import type { Sheet } from "../operations/sheet.ts";
import type { Posted } from "../slack/delivery.ts";
import type { Desk } from "./desk.ts";
import type { Gate } from "./gate.ts";
import type { Interaction } from "./interaction.ts";
import { type PostedAnswer, questionOf, rememberCard } from "./posted/remember.ts";

/** How an answer is given, beside its content. */
export interface GiveHow {
  /** The question to go back to. */
  readonly from?: Question | undefined;
  /** Everyone in the channel is to read it. */
  readonly share?: boolean;
}

/** The table behind an answer, as it was kept. */
interface KeptSheet {
  readonly sheet: Sheet;
  readonly sheetId: string;
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
): Promise<KeptSheet | undefined> {
  const sheet = sheetOf(answer);
  const sheetId = sheet === undefined ? undefined : await keep(desk, interaction, answer, sheet);
  const message = render(
    answer,
    viewFor(desk, interaction, gate, { ...how, sheetId, about: answer.question }),
  );
  const at = await send(interaction, message, how);
  if (at !== undefined) await remember(desk, interaction, answer, { ...how, at, message });
  return sheet === undefined || sheetId === undefined ? undefined : { sheet, sheetId };
}

function send({ surface }: Interaction, message: Message, { share }: GiveHow): Promise<Posted | undefined> {
  return share === true && surface.share !== undefined ? surface.share(message) : surface.answer(message);
}

function remember(
  desk: Desk,
  interaction: Interaction,
  answer: Answer,
  { share = false, ...posted }: GiveHow & Pick<PostedAnswer, "at" | "message">,
): Promise<void> {
  const { asOf } = answer;
  return rememberCard(desk, interaction, { ...posted, asOf, shared: share, question: questionOf(answer) });
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

/** What is shown, beside how it is given: the kept sheet behind it, and the question that it answers. */
interface Shown extends GiveHow {
  readonly sheetId?: string | undefined;
  readonly about?: Question | undefined;
}

/** What blocks may know of the reader and the place. */
export function viewFor(
  desk: Desk,
  interaction: Interaction,
  gate: Gate,
  { from, share, sheetId, about }: Shown = {},
): ViewContext {
  const { surface } = interaction;
  const operation = desk.operations.find(({ id }) => id === about?.operation);
  const canShare =
    share !== true &&
    !surface.isPublic &&
    surface.share !== undefined &&
    gate.place.kind === "channel" &&
    operation !== undefined &&
    gate.mayBePublic(operation);
  return {
    may: gate.may,
    zone: gate.who.zone,
    now: desk.now(),
    ...(desk.consoleUrl === undefined ? {} : { consoleUrl: desk.consoleUrl }),
    ...(sheetId === undefined ? {} : { sheetId }),
    ...(from === undefined ? {} : { from }),
    ...(share === true ? { sharedBy: interaction.user } : {}),
    share: canShare,
    everyone: surface.isPublic || share === true,
  };
}
