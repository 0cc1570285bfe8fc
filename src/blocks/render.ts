import type { Answer } from "../operations/results.ts";
import { renderHelp, renderMenu, renderStatus, renderWhy } from "./conversation/index.ts";
import type { Message, ViewContext } from "./message.ts";
import { renderFields } from "./results/fields.ts";
import { renderLocation } from "./results/location.ts";
import { renderLocations } from "./results/locations.ts";
import { renderMissing } from "./results/missing.ts";
import { renderOrderSearch } from "./results/order-search.ts";
import { renderOrders } from "./results/orders.ts";
import { renderPayments } from "./results/payments.ts";
import { renderPools } from "./results/pools.ts";
import { renderPreOrder } from "./results/preorder.ts";
import { renderStock } from "./results/stock.ts";
import { renderStore } from "./results/store.ts";
import { renderStores } from "./results/stores.ts";

/** Any answer as a message: one renderer a kind, and the compiler says which is missing. */
export function render(answer: Answer, view: ViewContext): Message {
  const { result } = answer;
  switch (result.kind) {
    case "orders":
      return renderOrders({ ...answer, result }, view);
    case "order-search":
      return renderOrderSearch({ ...answer, result }, view);
    case "payments":
      return renderPayments({ ...answer, result }, view);
    case "stock":
      return renderStock({ ...answer, result }, view);
    case "pools":
      return renderPools({ ...answer, result }, view);
    case "preorder":
      return renderPreOrder({ ...answer, result }, view);
    case "locations":
      return renderLocations({ ...answer, result }, view);
    case "location":
      return renderLocation({ ...answer, result }, view);
    case "fields":
      return renderFields({ ...answer, result }, view);
    case "stores":
      return renderStores({ ...answer, result }, view);
    case "store":
      return renderStore({ ...answer, result }, view);
    case "missing":
      return renderMissing({ ...answer, result }, view);
    case "help":
      return renderHelp(result, answer, view);
    case "menu":
      return renderMenu(result, answer, view);
    case "why":
      return renderWhy(result, answer, view);
    case "status":
      return renderStatus(result, answer, view);
  }
}
