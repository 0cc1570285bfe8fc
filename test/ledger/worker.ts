import { createInterface } from "node:readline";
import { z } from "zod";
import { openDatabase } from "../../src/database/open-database.ts";
import { createAudit, createLedger } from "../../src/ledger/index.ts";
import { rejection } from "./change.ts";

const Place = z.union([
  z.object({ kind: z.literal("sqlite"), dataDir: z.string() }),
  z.object({ kind: z.literal("postgres"), url: z.string() }),
]);
const Order = z.object({
  deed: z.enum(["confirm", "take", "decide", "append", "takeOver", "work"]),
  ids: z.array(z.string()),
});

const [, , place = "", owner = ""] = process.argv;
const { db } = await openDatabase(Place.parse(JSON.parse(place)));
const now = () => Date.now();
const ledger = createLedger({ db, owner, now });
const audit = createAudit({ db, now });

const deeds: Record<z.infer<typeof Order>["deed"], (id: string) => Promise<unknown>> = {
  confirm: async (id) => {
    const { kind, record } = await ledger.confirm(rejection({ key: id, target: { kind: "shipment", id } }));
    return { won: kind === "mine", id: record.id };
  },
  take: async (id) => ({ won: (await ledger.take(id)).moved, id }),
  decide: async (id) => {
    const { kind } = await ledger.decide(id, { person: `U${owner}`, agree: true });
    return { won: kind === "approved", id };
  },
  append: async (id) => {
    await audit.append({ operation: "order.cancel", outcome: "denied", person: `U${owner}`, targets: [] });
    return { won: true, id };
  },
  takeOver: async () => (await ledger.takeOver({ alone: true })).map(({ record }) => record.id),
  work: async (id) => {
    const { record } = await ledger.confirm(rejection({ key: id, target: { kind: "shipment", id } }));
    await ledger.take(record.id);
    await ledger.finish(record.id, { state: "done" });
    return { won: true, id };
  },
};

console.log("ready");
for await (const line of createInterface({ input: process.stdin })) {
  const { deed, ids } = Order.parse(JSON.parse(line));
  if (deed === "work") for (const id of ids) await deeds.work(id);
  else console.log(JSON.stringify(await Promise.all(ids.map((id) => deeds[deed](id)))));
}
await db.destroy();
