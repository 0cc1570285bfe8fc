import { invalid, notFound } from "../refusal.ts";
import { type Handler, rowsOf, type ServiceRequest } from "../request.ts";
import type { Order, OrderPayment, Transaction } from "../shapes.ts";
import type { OmniState } from "../state/state.ts";
import { orderByOneId } from "./find-order.ts";

const NAMES = ["InternalOrderId", "ExternalOrderId", "InvoiceId"] as const;

function orderOf(request: ServiceRequest, state: OmniState): Order {
  const sent = NAMES.filter((name) => request.one(name) !== undefined);
  if (sent.length !== 1) {
    throw invalid(`Exactly one of ${NAMES.join(", ")} is required, but ${sent.length} were sent.`);
  }
  const invoice = request.one("InvoiceId");
  if (invoice === undefined) {
    return orderByOneId(state, request.one("InternalOrderId"), request.one("ExternalOrderId"));
  }
  if (!/^\d{1,15}$/u.test(invoice)) throw invalid(`InvoiceId must be a whole number, but is "${invoice}".`);
  const order = state.orders.byInvoice(Number(invoice));
  if (order === undefined) throw notFound(`Invoice ${invoice} was not found.`);
  return order;
}

function transaction(
  order: Order,
  payment: OrderPayment,
  step: { number: number; type: string; amount: number; status: string; at: string },
): Transaction {
  const invoice = order.AdditionalInformation["InvoiceId"];
  const id = payment.InternalOrderPaymentId * 10 + step.number;
  return {
    TransactionId: id,
    InternalOrderId: order.InternalOrderId,
    ExternalOrderId: order.ExternalOrderId,
    InvoiceId: typeof invoice === "number" ? invoice : null,
    TransactionType: step.type,
    PaymentType: payment.PaymentType,
    Amount: step.amount,
    CurrencyCode: order.CurrencyCode,
    Status: step.status,
    TransactionDateUtc: step.at,
    ReferenceNumber: `TEST-${id}`,
  };
}

function ofPayment(order: Order, payment: OrderPayment): Transaction[] {
  const placed = order.OrderDateUtc;
  const updated = order.LastUpdatedDateUtc;
  const authorized = payment.AmountAuthorized;
  const list = [
    transaction(order, payment, {
      number: 1,
      type: "Authorization",
      amount: authorized === 0 ? payment.Amount : authorized,
      status: authorized === 0 ? "Pending" : "Approved",
      at: placed,
    }),
  ];
  const add = (type: string, amount: number): void => {
    list.push(
      transaction(order, payment, { number: list.length + 1, type, amount, status: "Approved", at: updated }),
    );
  };
  if (payment.AmountCaptured > 0) add("Capture", payment.AmountCaptured);
  if (payment.Status === "Cancelled") {
    if (payment.AmountCaptured > 0) add("Refund", payment.AmountCaptured);
    else add("Void", payment.Amount);
  }
  return list;
}

/** What happened to an order's money. */
export function transactionsOf(order: Order): Transaction[] {
  return order.OrderPayments.flatMap((payment) => ofPayment(order, payment));
}

/** GET OrderTransactions: what happened to an order's money, by exactly one of the three ids. */
export const readTransactions: Handler = (request, { state }) => {
  const order = orderOf(request, state);
  return { status: 200, body: rowsOf(transactionsOf(order), request.page) };
};
