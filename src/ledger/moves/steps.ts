import { append } from "../audit/append.ts";
import { type Books, lockChange, ownedBy, update } from "../books.ts";
import type { Ending, Outcome } from "../change-record.ts";
import type { Asked, Ledger, Moved } from "../ledger.ts";
import { entryOf, move } from "./move.ts";

/** A change waits at most once: what was approved is not asked for again. */
export function hold(books: Books, id: string, { needed, approvers, expiresAt }: Asked): Promise<Moved> {
  return move(books, id, {
    from: ["confirmed"],
    to: "waiting",
    where: { approvals_needed: 0 },
    set: {
      approvals_needed: Math.max(1, needed),
      approvers: approvers === undefined ? null : JSON.stringify(approvers),
      expires_at: expiresAt,
    },
  });
}

/** confirmed → sending, for one caller alone. */
export function take(books: Books, id: string): Promise<Moved> {
  return move(books, id, { from: ["confirmed"], to: "sending", set: ownedBy(books) });
}

/** sending → the outcome of its call. */
export function finish(books: Books, id: string, { state, ...known }: Outcome): Promise<Moved> {
  const { traceId, reference } = known;
  return move(books, id, {
    from: ["sending"],
    to: state,
    set: { outcome: JSON.stringify({ ...known, at: books.now() }) },
    said: { traceId, reference },
  });
}

/** What was known of the call stays; what was found now is added. */
export function confirmLater(
  books: Books,
  id: string,
  { found }: { readonly found: string },
): Promise<Moved> {
  return books.db.transaction().execute(async (transaction) => {
    const now = books.now();
    const record = await lockChange(transaction, id);
    if (record.state !== "sent" && record.state !== "unknown") return { moved: false, record };
    const outcome = JSON.stringify({ ...record.outcome, found, at: now });
    const done = await update(transaction, id, { state: "done", outcome, updated_at: now });
    await books.moved(transaction, done);
    await append(transaction, now, entryOf(done, "done", { traceId: done.outcome?.traceId }));
    return { moved: true, record: done };
  });
}

/** Ends it without a call, from confirmed or waiting. */
export const end: (books: Books, ...given: Parameters<Ledger["end"]>) => Promise<Moved> = async (
  books,
  id,
  state,
  { by, reason } = {},
) => {
  const ending: Ending = { by, at: books.now(), reason };
  return move(books, id, {
    from: state === "expired" ? ["waiting"] : ["confirmed", "waiting"],
    to: state,
    ...(state === "withdrawn" ? { where: { person: by ?? "" } } : {}),
    set: { ending: JSON.stringify(ending) },
    said: { by, reason },
  });
};

/** unknown → what a person says became of it. */
export const settle: (books: Books, ...given: Parameters<Ledger["settle"]>) => Promise<Moved> = (
  books,
  id,
  { person, done, reason },
) => {
  const ending: Ending = { by: person, at: books.now(), reason };
  return move(books, id, {
    from: ["unknown"],
    to: done ? "settled-done" : "settled-not-done",
    set: { ending: JSON.stringify(ending) },
    said: { by: person, reason },
  });
};
