import { json } from "../../../src/database/json.ts";
import type { Queries } from "../../../src/database/tables.ts";

/** What is kept for a channel, told or not, in its order. */
export async function keptOf(db: Queries, channel: string) {
  const rows = await db
    .selectFrom("outbox")
    .selectAll()
    .where("channel", "=", channel)
    .orderBy("seq")
    .execute();
  return rows.map(({ data, repeated, why, ...rest }) => ({
    ...rest,
    data: json.parse(data),
    repeated: repeated === 1,
    why: why ?? undefined,
  }));
}
