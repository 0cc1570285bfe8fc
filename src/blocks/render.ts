import type { Answer, Result } from "../operations/results.ts";
import { renderAlertDone } from "./alerts/done.ts";
import { renderAlerts } from "./alerts/list.ts";
import { renderAlertPreview } from "./alerts/preview.ts";
import { renderUnreadable } from "./alerts/unreadable.ts";
import { renderHelp, renderMenu, renderStatus, renderWhy } from "./conversation/index.ts";
import type { Message, ViewContext } from "./message.ts";
import { renderAudit } from "./results/audit.ts";
import { renderFields } from "./results/fields.ts";
import { renderLocation } from "./results/location.ts";
import { renderLocations } from "./results/locations.ts";
import { renderMissing } from "./results/missing.ts";
import { renderOrderSearch } from "./results/order-search.ts";
import { renderOrders } from "./results/orders.ts";
import { renderPayments } from "./results/payments.ts";
import { renderPools } from "./results/pools.ts";
import { renderPreOrder } from "./results/preorder.ts";
import { renderRevealed } from "./results/revealed.ts";
import { renderStock } from "./results/stock.ts";
import { renderStore } from "./results/store.ts";
import { renderStores } from "./results/stores.ts";

type Results = { [R in Result as R["kind"]]: R };

/** One renderer a kind of result; the compiler says which is missing. */
const RENDERERS: {
  readonly [Kind in keyof Results]: (answer: Answer<Results[Kind]>, view: ViewContext) => Message;
} = {
  orders: renderOrders,
  "order-search": renderOrderSearch,
  payments: renderPayments,
  stock: renderStock,
  pools: renderPools,
  preorder: renderPreOrder,
  locations: renderLocations,
  location: renderLocation,
  fields: renderFields,
  stores: renderStores,
  store: renderStore,
  missing: renderMissing,
  audit: renderAudit,
  revealed: renderRevealed,
  alerts: renderAlerts,
  "alert-preview": renderAlertPreview,
  "alert-unreadable": renderUnreadable,
  "alert-done": renderAlertDone,
  help: (answer, view) => renderHelp(answer.result, answer, view),
  menu: (answer, view) => renderMenu(answer.result, answer, view),
  why: (answer, view) => renderWhy(answer.result, answer, view),
  status: (answer, view) => renderStatus(answer.result, answer, view),
};

/** Any answer as a message. */
export function render(answer: Answer, view: ViewContext): Message {
  return renderKind(answer.result.kind, answer, view);
}

function renderKind<Kind extends keyof Results>(
  kind: Kind,
  answer: Answer<Results[Kind]>,
  view: ViewContext,
): Message {
  return RENDERERS[kind](answer, view);
}
