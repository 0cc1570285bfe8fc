import { z } from "zod";
import { bodyOf, type Handler, rowsOf } from "../request.ts";
import { condition, searchTest } from "./search-conditions.ts";

const body = z.union([
  condition.transform((one) => [one]),
  z.array(condition).min(1, "at least one condition is required"),
]);

/** POST orders/Search: one condition or an array of them; whole orders, page by page. */
export const searchOrders: Handler = (request, { state }) => {
  const fits = searchTest(bodyOf(body, request.body));
  return { status: 200, body: rowsOf(Iterator.from(state.orders.all()).filter(fits), request.page) };
};
