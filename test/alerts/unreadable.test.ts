import { describe, expect, test } from "vitest";
import { ask, buttonsOf, formOf, next, wholeOf } from "../app/talk.ts";
import { create, MINUTE, onlyCard, openWatch, ruleNamed, texts, until, type Watch } from "./watch.ts";

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

/** Ways in which a rule cannot be read. */
const DAMAGES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "a definition of another shape": { definition: `{"source":{"kind":"from a newer version"}}` },
  "a definition that is no JSON": { definition: "{" },
  "a last run of another shape": { last_run: "{}" },
};
const PLANNER = { who: "U0PRIYA", channel: "C0STOCK" };

/** A rule with a card that nobody can read any more; its id. */
async function damaged(watch: Watch, how: Readonly<Record<string, string>>): Promise<string> {
  await create(watch, TEES.replace("as tees", 'as "old tees"'));
  watch.stock({ [TEE]: 4 });
  await watch.pass(15 * MINUTE);
  const { id } = await ruleNamed(watch, "old tees");
  const later = watch.now() + 15 * MINUTE;
  const { db } = watch.house.database;
  await db
    .updateTable("alert_rules")
    .set({ ...how, next_due: later })
    .where("id", "=", id)
    .execute();
  return id;
}

/** Waits until Priya is told this: in a message of her own, or in a form where one had opened meanwhile. */
async function saidOrShown({ house }: Watch, match: RegExp): Promise<void> {
  const { slack } = house;
  await slack.waitFor(
    () =>
      [...slack.messages("C0STOCK", "U0PRIYA"), ...slack.views("U0PRIYA")].find((spot) =>
        match.test(wholeOf(spot)),
      ),
    String(match),
  );
}

/** Confirms that the alert is to be deleted. */
async function confirmed({ house }: Watch): Promise<void> {
  const form = await formOf(house, "U0PRIYA", /This cannot be undone/);
  expect(wholeOf(form)).toContain("old tees: this version of the app cannot read it");
  await house.slack.as("U0PRIYA").submit(form);
  await formOf(house, "U0PRIYA", /Alert old tees deleted/);
}

describe.concurrent.each(Object.entries(DAMAGES))("a rule that has %s", (_name, how) => {
  test("is deleted by words, confirmed and remembered as others are; other verbs say that it can be", async () => {
    await using watch = await openWatch();
    const { house } = watch;
    const id = await damaged(watch, how);
    for (const verb of ["run", "pause", "resume", "preview"]) {
      const answer = await ask(house, `alert ${verb} "old tees"`, PLANNER);
      expect(answer.text).toMatch(/^The alert old tees cannot be read/);
      expect(wholeOf(answer)).toMatch(/delete/i);
    }
    const priya = house.slack.as("U0PRIYA");
    await priya.command("/omni", 'alert edit "old tees"', { channel: "C0STOCK" });
    await saidOrShown(watch, /Delete it with \/omni alert delete \\?"old tees\\?", and make it anew\./);
    expect((await ask(house, 'alert delete "old tees"', { ...PLANNER, who: "U0BEN" })).text).toMatch(
      /^Only planners or leads can manage alerts/,
    );
    await priya.command("/omni", 'alert delete "OLD tees"', { channel: "C0STOCK" });
    await confirmed(watch);
    await watch.settled();
    expect(wholeOf(onlyCard(watch))).toMatch(/deleted by/);
    const left = await ask(house, "alert list", PLANNER);
    expect(left.text).toBe("There is no alert in this channel yet.");
    const audit = wholeOf(await ask(house, "audit since 1d", { who: "U0ANA" }));
    expect(audit).toMatch(new RegExp(`alert\\.delete[^]*alert ${id}[^]*done`));
    await create(watch, TEES.replace("as tees", 'as "old tees"'));
  });

  test("is deleted by the button in the list, once", async () => {
    await using watch = await openWatch();
    const { house } = watch;
    await damaged(watch, how);
    const list = await ask(house, "alert list", PLANNER);
    expect(wholeOf(list)).toContain("It can be deleted and made anew.");
    expect(buttonsOf(list)).toContain("form.alert.delete");
    const priya = house.slack.as("U0PRIYA");
    await priya.click(list, "form.alert.delete");
    await confirmed(watch);
    await priya.close(priya.form(), true);
    await priya.click(list, "form.alert.delete");
    await saidOrShown(watch, /There is no alert in this channel yet\. Make one/);
  });

  test("says so to whoever presses something on its card", async () => {
    await using watch = await openWatch();
    const { house } = watch;
    await damaged(watch, how);
    const answered = next(house, "C0STOCK", "U0PRIYA", ({ ephemeral }) => ephemeral);
    await house.slack.as("U0PRIYA").click(onlyCard(watch), "alarm.claim");
    expect((await answered()).text).toMatch(/^The alert old tees cannot be read/);
  });
});
