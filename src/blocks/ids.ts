import { LIMITS } from "./limits.ts";

/**
 * The pattern of each verb's action ids, for the handlers. An id is `verb` or `verb.qualifier`; the qualifier only
 * keeps ids unique within a block, what a button is about travels in its value.
 */
export const ACTION = {
  ask: /^ask(\.[\w.-]+)?$/,
  form: /^form(\.[\w.-]+)?$/,
  page: /^page(\.[\w.-]+)?$/,
  csv: /^csv(\.[\w.-]+)?$/,
  share: /^share(\.[\w.-]+)?$/,
  url: /^url(\.[\w.-]+)?$/,
  choose: /^choose(\.[\w.-]+)?$/,
  check: /^check(\.[\w.-]+)?$/,
  settle: /^settle(\.[\w.-]+)?$/,
  approve: /^approve(\.[\w.-]+)?$/,
  decline: /^decline(\.[\w.-]+)?$/,
  withdraw: /^withdraw(\.[\w.-]+)?$/,
  exact: /^exact(\.[\w.-]+)?$/,
  stop: /^stop(\.[\w.-]+)?$/,
  alarm: /^alarm(\.[\w.-]+)?$/,
  live: /^live(\.[\w.-]+)?$/,
} as const;

export type Verb = keyof typeof ACTION;

const UNFIT = /[^\w.-]/g;
/** Room for what makes an id unique after it was cut. */
const ROOM = 10;

/** An action id; letters of the qualifier that do not fit are left out. */
export function actionId(verb: Verb, qualifier?: string): string {
  const fit = (qualifier ?? "").replaceAll(UNFIT, "").slice(0, LIMITS.id - verb.length - ROOM);
  return fit === "" ? verb : `${verb}.${fit}`;
}
