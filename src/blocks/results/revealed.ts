import type { Answer, RevealedAddress, RevealedResult } from "../../operations/results.ts";
import { actions, askButton, bold, section } from "../elements.ts";
import { compose, type Message, type ViewContext } from "../message.ts";
import { shown } from "../text.ts";
import { backButton, footer } from "./common.ts";
import { fact } from "./place-words.ts";

const ADDRESS = 300;

/** What an order card masks, for the one person who asked: it is never shared, paged or sent as a file. */
export function renderRevealed(answer: Answer<RevealedResult>, view: ViewContext): Message {
  const { order, name, email, phone, billing, shipping } = answer.result;
  const number = `Order ${shown(order, 60)}`;
  const facts = [
    fact("Name", name),
    fact("E-mail", email),
    fact("Phone", phone),
    addressFact("Ships to", shipping),
    addressFact("Bills to", billing),
  ].filter((each) => each !== undefined);
  const known = facts.length === 0 ? ["Omni holds no personal data of it."] : facts;
  const question = { operation: "order.read", values: { order: [order] } };
  return compose(`${number}, for your eyes only. ${known.join(". ")}`, [
    section([bold(`${number}, for your eyes only`), ...known]),
    actions([view.from === undefined ? askButton(view, number, question) : backButton(view)]),
    footer(answer, view, "this look is in the audit"),
  ]);
}

/** "Ships to: Zoe Quill, 1 Main Street, Guelph"; undefined where nothing is known. */
function addressFact(label: string, address: RevealedAddress | undefined): string | undefined {
  const parts = [address?.name, address?.company, ...(address?.lines ?? [])];
  const text = parts.filter((part) => part !== undefined && part.trim() !== "").join(", ");
  return text === "" ? undefined : `${label}: ${shown(text, ADDRESS)}`;
}
