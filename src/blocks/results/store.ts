import type { Question } from "../../operations/question.ts";
import type { Answer, StoreResult } from "../../operations/results.ts";
import { actions, askButton, bold, formButton, section, shareButton } from "../elements.ts";
import { compose, type Message, type ViewContext } from "../message.ts";
import { dotted, listed, shown } from "../text.ts";
import { backButton, footer } from "./common.ts";
import { addressOf, customFieldsLine, fact, yesOrNo } from "./place-words.ts";

type Store = StoreResult["store"];

/** Locations that "Stock here" asks about at once. */
const STOCK_ASKED = 20;

/** One store: state, address, what it allows, the inventory locations that are linked to it. */
export function renderStore(answer: Answer<StoreResult>, view: ViewContext): Message {
  const { store } = answer.result;
  const name = shown(store.StoreInternalName);
  const state = yesOrNo(store.Active, "active", "not active");
  const address = addressOf(store.Address);
  const sentence = [state, address === undefined ? undefined : `at ${address}`].filter(
    (part) => part !== undefined,
  );
  return compose(
    `Store ${name}${sentence.length === 0 ? " is known to Omni" : `: ${sentence.join(", ")}`}.`,
    [
      section([
        bold(dotted(name, state)),
        dotted(optional(store.PublicName), ...allowances(store)),
        address,
        dotted(fact("Phone", store.PhoneNumber), fact("E-mail", store.Email)),
        linkedOf(store),
        customFieldsOf(store),
      ]),
      actions([
        stockButton(answer, view),
        formButton(view, "Edit…", "store.edit", { name: [store.StoreInternalName] }),
        shareButton(view, answer.question),
        backButton(view),
      ]),
      footer(answer, view),
    ],
  );
}

function optional(text: string | null | undefined): string | undefined {
  return text === undefined || text === null ? undefined : shown(text);
}

function allowances({ Visible, AllowShipToStore }: Store): (string | undefined)[] {
  return [
    yesOrNo(Visible, "shown to customers", "hidden from customers"),
    yesOrNo(AllowShipToStore, "ship to store", "no ship to store"),
  ];
}

function linkedOf({ LinkedInventoryLocationNames }: Store): string | undefined {
  const names = LinkedInventoryLocationNames;
  if (names === undefined || names === null) return undefined;
  if (names.length === 0) return "Linked to no inventory location.";
  return `Linked to ${listed(
    names.map((name) => shown(name, 60)),
    6,
  )}.`;
}

function customFieldsOf({ CustomFields }: Store): string | undefined {
  return customFieldsLine(
    (CustomFields ?? []).map(({ Name, Value }) => ({ name: Name, value: inWords(Value) })),
  );
}

function inWords(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function stockButton(answer: Answer<StoreResult>, view: ViewContext): ReturnType<typeof askButton> {
  const locations = (answer.result.store.LinkedInventoryLocationNames ?? []).slice(0, STOCK_ASKED);
  if (locations.length === 0) return undefined;
  const question: Question = { operation: "stock.read", values: { location: locations } };
  return askButton(view, "Stock here", question, { from: answer.question });
}
