import type { Call } from "../calls.ts";
import { notFound } from "../refusal.ts";
import { type Deed, pageIn, pick } from "./desk.ts";
import type { CallRows, OneCall } from "./protocol.ts";

/** GET calls?endpoint=&trouble=yes&page=&size=: newest first. `trouble` leaves out those that went well. */
export const listCalls: Deed = async ({ calls }, { query }): Promise<CallRows> => {
  const endpoint = query.get("endpoint") ?? "";
  const trouble = query.get("trouble") === "yes";
  const fits = (call: Call): boolean =>
    (endpoint === "" || call.endpoint === endpoint) &&
    (!trouble || call.status === null || call.status >= 400);
  const { rows, more } = await pick(calls.list.toReversed(), fits, pageIn(query));
  return { rows: rows.map(({ body: _body, answer: _answer, traceId: _traceId, ...row }) => row), more };
};

/** GET calls/{id}: with what was sent and answered. */
export const readCall: Deed = ({ calls }, { name }): OneCall => {
  const call = calls.list.find(({ id }) => String(id) === name);
  if (call === undefined) throw notFound(`Call ${name} is not in the log; the last thousand are.`);
  return call;
};

/** DELETE calls */
export const clearCalls: Deed = ({ calls }) => {
  calls.clear();
  return {};
};
