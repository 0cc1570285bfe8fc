import type { Outcome } from "../protocol.ts";
import type { Answer } from "../transport.ts";

export const done: Outcome = { ok: true, problem: null };
export const refused = (problem: string): Outcome => ({ ok: false, problem });

/** Slack's words beside a button or above the buttons of a form when the app did not answer well. */
export const TROUBLE = "We had some trouble connecting. Try again?";

/** Slack's words when a slash command failed. */
export const commandFailed = (command: string, error: string): string =>
  `${command} failed with the error "${error}"`;

export const outcomeOf = (answer: Answer): Outcome =>
  answer.error === null ? done : refused(`${TROUBLE} (${answer.error})`);
