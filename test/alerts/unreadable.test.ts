import { expect, test } from "vitest";
import { ask, wholeOf } from "../app/talk.ts";
import { create, MINUTE, openWatch, ruleNamed, texts, until, type Watch } from "./watch.ts";

const TEES = "stock TEE-RED-M at toronto-south below 5 recover 8 every 15m as tees";
const TEE = "TEE-RED-M at toronto-south";

/** How often the log says that a rule cannot be read. */
function timesLogged({ house }: Watch): number {
  return house.logged().split("a rule of alerts cannot be read").length - 1;
}

/** A quarter of an hour later the rule is due, and a look that comes to it moves it on. */
async function looked(watch: Watch, name: string): Promise<void> {
  const { db } = watch.house.database;
  const { id } = await ruleNamed(watch, name);
  watch.jump(15 * MINUTE);
  await until(async () => {
    const row = await db.selectFrom("alert_rules").select("next_due").where("id", "=", id).executeTakeFirst();
    return (row?.next_due ?? 0) > watch.now();
  }, `${name} was begun`);
}

test("a rule that cannot be read is logged once, said in the list, and holds up no other", async () => {
  await using watch = await openWatch();
  const { db } = watch.house.database;
  await create(watch, TEES);
  await create(watch, TEES.replace("as tees", "as damaged"));
  const { id } = await ruleNamed(watch, "damaged");
  const damage = (set: { definition?: string; version?: number }) =>
    db
      .updateTable("alert_rules")
      .set({ ...set, next_due: 1 })
      .where("id", "=", id)
      .execute();
  await damage({ definition: `{"source":{"kind":"from a newer version"}}` });
  watch.stock({ [TEE]: 4 });
  for (let n = 0; n < 3; n += 1) await looked(watch, "tees");
  await until(() => texts(watch).length > 0, "the other was told");
  expect(texts(watch)).toEqual([expect.stringMatching(/^Low stock: .* · tees$/)]);
  expect(timesLogged(watch)).toBe(1);
  await damage({ version: 2 });
  for (let n = 0; n < 3; n += 1) await looked(watch, "tees");
  expect(timesLogged(watch)).toBe(2);
  const list = await ask(watch.house, "alert list", { who: "U0PRIYA", channel: "C0STOCK" });
  expect(list.text).toMatch(/^2 alerts in this channel: 1 in alarm, 1 cannot be read\./);
  expect(wholeOf(list)).toContain(
    "This alert cannot be read, so nothing is looked at or told for it: damaged.",
  );
});
