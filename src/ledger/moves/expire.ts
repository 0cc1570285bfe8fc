import type { Books } from "../books.ts";
import type { ChangeRecord } from "../change-record.ts";
import { move } from "./move.ts";

/** Ends what waited too long, one by one: whoever is first with a row has it. */
export async function expire(books: Books): Promise<ChangeRecord[]> {
  const late = await books.db
    .selectFrom("changes")
    .select("id")
    .where("state", "=", "waiting")
    .where("expires_at", "<=", books.now())
    .orderBy("expires_at")
    .execute();
  const expired: ChangeRecord[] = [];
  for (const { id } of late) {
    const { moved, record } = await move(books, id, {
      from: ["waiting"],
      to: "expired",
      set: { ending: JSON.stringify({ at: books.now() }) },
    });
    if (moved) expired.push(record);
  }
  return expired;
}
