import type { Remember } from "../database/alert-rule-changes.ts";

/** For those who only look at alerts: what they would do is undone, since the audit would not know of it. */
export const onlyLooking: Remember = async (_transaction, rule) => {
  throw new Error(`something was done to the alert ${rule} that the audit would not remember`);
};
