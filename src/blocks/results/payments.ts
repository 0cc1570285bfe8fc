import type { Transaction } from "../../omni/index.ts";
import type { Answer, PaymentsResult } from "../../operations/results.ts";
import type { Sheet } from "../../operations/sheet.ts";
import { actions, askButton, bold, csvButton, pageButton, section, shareButton } from "../elements.ts";
import { beforeColon } from "../escape.ts";
import { compose, type Message, type ViewContext } from "../message.ts";
import { money } from "../../english.ts";
import { pagesOf, tableOf } from "../table.ts";
import { capital, count, listed, plural, shown, spaced } from "../text.ts";
import { inZone, parseUtc, utcText } from "../time.ts";
import { backButton, footer, withoutEmpty } from "./common.ts";

/** States that need no word of their own: the money moved as the type says. */
const DONE =
  /^(success|successful|succeeded|completed?|ok|approved|captured|authori[sz]ed|settled|refunded)$/i;

/** What was authorised, captured and refunded: sums by kind first, then every transaction. */
export function renderPayments(answer: Answer<PaymentsResult>, view: ViewContext): Message {
  const { transactions } = answer.result;
  const of = capital(subject(answer.result));
  if (transactions.length === 0) return noPayments(answer, view);
  const sheet = sheetIn(answer.result, { label: "When", of: (text) => whenIn(view.zone, text) });
  const pages = pagesOf(sheet);
  const sums = sumsOf(transactions);
  const said = listed(sums, 4);
  return compose(`${beforeColon(of)}: ${said}.`, [
    section([
      bold(`${of} · ${said}`),
      sums.length === 1 ? plural(transactions.length, "transaction") : undefined,
    ]),
    tableOf(sheet, pages[0] ?? { start: 0, end: 0 }),
    actions([
      pages.length > 1 ? pageButton(view, "Next rows", 2) : undefined,
      csvButton(view),
      orderButton(answer, view),
      shareButton(view, answer.question),
      backButton(view),
    ]),
    footer(answer, view),
  ]);
}

/** Every transaction; times in UTC, since a file has no reader. */
export function paymentsSheet(result: PaymentsResult): Sheet | undefined {
  return result.transactions.length === 0 ? undefined : sheetIn(result, { label: "When (UTC)", of: utcText });
}

interface When {
  readonly label: string;
  readonly of: (text: string | undefined) => string;
}

function sheetIn(result: PaymentsResult, when: When): Sheet {
  return withoutEmpty({
    caption: `Payments of ${subject(result, (id) => id)}`,
    columns: [
      { label: "Type" },
      { label: "Amount", number: true },
      { label: "Currency" },
      { label: "Status" },
      { label: "Paid by" },
      { label: when.label },
      { label: "Transaction" },
      { label: "Invoice" },
    ],
    rows: result.transactions.map((each) => [
      each.TransactionType ?? "",
      each.Amount ?? null,
      each.CurrencyCode ?? "",
      each.Status ?? "",
      each.PaymentType ?? "",
      when.of(each.TransactionDateUtc),
      each.TransactionId ?? "",
      each.InvoiceId ?? "",
    ]),
  });
}

function whenIn(zone: string, text: string | undefined): string {
  const time = parseUtc(text);
  return time === undefined ? (text ?? "") : inZone(time, zone, "moment");
}

const NAMES = { order: "order", internal: "internal order", invoice: "invoice" } as const;

function subject(
  { of: { by, id } }: PaymentsResult,
  show = (text: string): string => shown(text, 60),
): string {
  return `${NAMES[by]} ${show(id)}`;
}

/** "authorization CA$58.50", "capture CA$10.00 (failed)": added up within a kind, never across kinds. */
function sumsOf(transactions: readonly Transaction[]): string[] {
  const kinds = Map.groupBy(transactions, (each) =>
    JSON.stringify([kindOf(each), stateOf(each), each.CurrencyCode, each.Amount === undefined]),
  );
  return Array.from(kinds.values(), (same) => {
    const [first] = same;
    if (first === undefined) return "";
    const state = stateOf(first) === "" ? "" : ` (${stateOf(first)})`;
    if (first.Amount === undefined)
      return `${count(same.length)} × ${kindOf(first)} of unknown amount${state}`;
    const sum = same.reduce((total, { Amount }) => total + (Amount ?? 0), 0);
    return `${kindOf(first)} ${shown(money(sum, first.CurrencyCode), 40)}${state}`;
  });
}

function kindOf({ TransactionType, PaymentType }: Transaction): string {
  const kind = TransactionType ?? PaymentType ?? "";
  return kind.trim() === "" ? "transaction" : shown(spaced(kind), 40);
}

function stateOf({ Status }: Transaction): string {
  return Status === undefined || Status.trim() === "" || DONE.test(Status) ? "" : shown(spaced(Status), 40);
}

function noPayments(answer: Answer<PaymentsResult>, view: ViewContext): Message {
  const text = `Omni has no payments for ${subject(answer.result)}. Check the number; a new order may not have been charged yet.`;
  return compose(text, [
    section([text]),
    actions([orderButton(answer, view), backButton(view)]),
    footer(answer, view),
  ]);
}

/** The order, where the person did not come from it. */
function orderButton(answer: Answer<PaymentsResult>, view: ViewContext): ReturnType<typeof askButton> {
  const { by, id } = answer.result.of;
  if (view.from !== undefined || by === "invoice") return undefined;
  const question =
    by === "order"
      ? { operation: "order.read", values: { order: [id] } }
      : { operation: "order.internal", values: { id: [id] } };
  return askButton(view, "Show order", question, { from: answer.question });
}
