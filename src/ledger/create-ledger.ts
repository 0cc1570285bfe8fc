import { claimPost, freePost, lapsePosts, setShown } from "../database/posting.ts";
import type { Queries } from "../database/tables.ts";
import { type Books, blockingChange, findChange } from "./books.ts";
import { setCard } from "./card.ts";
import { history, ofBatch, unfinished } from "./find.ts";
import { forget } from "./forget.ts";
import type { Ledger } from "./ledger.ts";
import { confirm } from "./moves/confirm.ts";
import { decide } from "./moves/decide.ts";
import { expire } from "./moves/expire.ts";
import { confirmLater, end, finish, hold, settle, take } from "./moves/steps.ts";
import { renew, takeOver } from "./moves/take-over.ts";

export interface LedgerOptions {
  readonly db: Queries;
  /** Names this process, unlike every other one, also unlike itself after a restart. */
  readonly owner: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /**
   * How long a process that does not `renew` is taken to be alive: a minute. Renew several times within it; the
   * clocks of the machines may differ by what is left.
   */
  readonly leaseMs?: number | undefined;
  /** Called in the transaction of every move, with the change as it is from then on. */
  readonly moved?: Books["moved"] | undefined;
}

const LEASE_MS = 60_000;
const nothing = () => Promise.resolve();

/** The ledger of one process, on a database that any number share. */
export function createLedger({ db, owner, now, leaseMs = LEASE_MS, moved = nothing }: LedgerOptions): Ledger {
  const books: Books = { db, owner, now, leaseMs, moved };
  return {
    confirm: (change) => confirm(books, change),
    hold: (id, asked) => hold(books, id, asked),
    decide: (id, word) => decide(books, id, word),
    take: (id) => take(books, id),
    finish: (id, outcome) => finish(books, id, outcome),
    confirmLater: (id, outcome) => confirmLater(books, id, outcome),
    end: (id, state, why) => end(books, id, state, why),
    settle: (id, word) => settle(books, id, word),
    renew: () => renew(books),
    takeOver: (options) => takeOver(books, options),
    expire: () => expire(books),
    find: (id) => findChange(db, id),
    blocking: (target) => blockingChange(db, target),
    setCard: (id, card, shown) => setCard(db, id, card, shown),
    setShown: (id, shown) => setShown(db, "changes", id, shown),
    claimCard: (id) => claimPost(db, "changes", id, now()),
    freeCard: (id) => freePost(db, "changes", id),
    lapseCards: (before) => lapsePosts(db, "changes", before),
    unfinished: () => unfinished(db),
    ofBatch: (batch) => ofBatch(db, batch),
    history: (filter) => history(db, filter),
    forget: () => forget(books),
  };
}
