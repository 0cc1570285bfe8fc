import type { Message } from "../../blocks/message.ts";
import { formsOn } from "../../blocks/posted/forms-on.ts";
import { orderQuestion } from "../../blocks/results/order-facts.ts";
import { forgetPostedCard, keepPostedCard, type PostedCard } from "../../database/posted-cards.ts";
import { storable } from "../../ledger/index.ts";
import type { Target } from "../../operations/change.ts";
import type { Question } from "../../operations/question.ts";
import type { Answer } from "../../operations/results.ts";
import type { Posted } from "../../slack/delivery.ts";
import { attempt } from "../change/attempt.ts";
import type { Desk } from "../desk.ts";
import type { Interaction } from "../interaction.ts";
import { alertsOf } from "./later.ts";

/** An answer as it was posted. */
export interface PostedAnswer {
  readonly at: Posted;
  readonly message: Message;
  readonly question: Question;
  readonly from?: Question | undefined;
  readonly asOf: number;
  readonly shared: boolean;
}

/**
 * Remembers a message that has buttons which change something, so that it is drawn again once they do not apply any
 * more; forgets one whose buttons are gone. The person has their answer by then: a failure is logged.
 */
export async function rememberCard(
  desk: Desk,
  { user: person, surface }: Interaction,
  { at, message, question, from, asOf, shared }: PostedAnswer,
): Promise<void> {
  const readers: PostedCard["readers"] = shared ? "shared" : surface.isPublic ? "everyone" : "person";
  const about = isOfAlerts(desk, question) ? () => alertsOf(at.channel) : targetOf;
  const targets = formsOn(message).flatMap((form) => about(desk, form) ?? []);
  const card = { channel: at.channel, ts: at.ts, person, readers, asOf };
  const kept = { ...card, question, from: isPersonal(desk, from) ? undefined : from };
  await attempt(desk, "a posted card could not be remembered", () =>
    keepPostedCard(desk.database.db, kept, isPersonal(desk, question) ? [] : targets),
  );
}

/** What stands there now is no card any more. */
export async function forgetCard(desk: Desk, at: Posted): Promise<void> {
  await attempt(desk, "a posted card could not be forgotten", () => forgetPostedCard(desk.database.db, at));
}

/** What a form would be about; one that asks for that first, or makes something new, is about nothing yet. */
function targetOf(desk: Desk, { operation: wanted, values }: Question): Target | undefined {
  const operation = desk.operations.find(({ id }) => id === wanted);
  if (operation?.kind !== "write" || operation.subject({}).ok) return undefined;
  const subject = operation.subject(values);
  return subject.ok ? { ...subject.target, id: storable(subject.target.id) } : undefined;
}

/** Whether it shows what a channel's alerts are, with buttons for them. */
function isOfAlerts(desk: Desk, question: Question): boolean {
  return desk.operations.some(
    ({ id, kind, noun }) => id === question.operation && kind === "read" && noun === "alert",
  );
}

/**
 * The question that a card is kept by. What was known of a person, or typed in place of a number, stays out of the
 * database: the only order that was found is asked for by its number.
 */
export function questionOf({ question, result }: Answer): Question {
  const [only, ...more] = result.kind === "order-search" || result.kind === "orders" ? result.orders : [];
  return only === undefined || more.length > 0 ? question : orderQuestion(only);
}

function isPersonal(desk: Desk, question: Question | undefined): boolean {
  return desk.operations.some(({ id, right }) => id === question?.operation && right === "order.search");
}
