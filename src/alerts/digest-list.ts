import { itemsSheet, MOST_ITEMS } from "../blocks/alerts/index.ts";
import { inZone } from "../blocks/time.ts";
import { keepDigest } from "../database/alert-digests.ts";
import type { Queries } from "../database/tables.ts";
import { type Item, worstFirst } from "../watch/item.ts";
import type { WatchedRule } from "./watched-rule.ts";

/** The items of one digest, and when it is so with them. */
interface Listed {
  readonly items: readonly Item[];
  readonly at: number;
  /** The news that tell them. */
  readonly news: string;
  /** Whether a message of these news may stand already, with what they were then. */
  readonly mayStand: boolean;
}

/**
 * Keeps the items that a digest tells of, for its CSV: they are what they were, however the rule goes on.
 * @returns what they are kept as; undefined where the message shows them all
 */
export async function keepDigestList(
  db: Queries,
  { id: rule, channel, name, rule: definition }: WatchedRule,
  { items, at, news, mayStand }: Listed,
): Promise<string | undefined> {
  if (items.length <= MOST_ITEMS) return undefined;
  const listed = itemsSheet({ name, definition }, items.toSorted(worstFirst), at);
  const sheet = { ...listed, caption: `${listed.caption}, ${inZone(at, definition.zone, "moment")}` };
  return keepDigest(db, { rule, channel, news, sheet, keptAt: at }, { mayStand });
}
