import { expect, test } from "vitest";
import { listRules } from "../../src/database/alert-rules.ts";
import { ownPolicy, openHouse, type House } from "../support/house.ts";
import { ask, buttonsOf, formOf, mention, next, replaced, tell, wholeOf } from "./talk.ts";

const STOCK = { who: "U0PRIYA", channel: "C0STOCK" } as const;
const CREATE = "alert create stock TEE-RED-M at toronto-south queen-west below 5 recover 8 every 15m as tees";

/** Opens a form by words, once it shows this. */
async function open(house: House, words: string, match: RegExp, who = "U0PRIYA") {
  await house.slack.as(who).command("/omni", words, { channel: "C0STOCK" });
  return formOf(house, who, match);
}

async function create(house: House, words = CREATE): Promise<void> {
  const form = await open(house, words, /Matches now/);
  await house.slack.as("U0PRIYA").submit(form);
  await formOf(house, "U0PRIYA", /created/);
  await house.slack.as("U0PRIYA").close(house.slack.as("U0PRIYA").form(), true);
}

async function rules(house: House, channel = "C0STOCK") {
  return listRules(house.database.db, { channel });
}

/** What the audit holds of alerts, newest first, a line each. */
async function audited(house: House): Promise<string[]> {
  const answer = await ask(house, "audit since 1d", { who: "U0ANA", channel: "C0CARE" });
  return [...wholeOf(answer).matchAll(/alert\.\w+/g)].map(([operation]) => operation);
}

test("an alert is made: what it will mean is shown, confirmed, kept once, and remembered", async () => {
  await using house = await openHouse();
  const form = await open(house, CREATE, /Matches now/);
  expect(wholeOf(form)).toContain("1 low, of 2 counted. The fewest: TEE-RED-M at queen-west has 4.");
  expect(form.submit?.text).toBe("Create alert");
  const priya = house.slack.as("U0PRIYA");
  await priya.submit(form);
  const said = await formOf(house, "U0PRIYA", /created/);
  expect(wholeOf(said)).toContain("Alert tees created: this channel is told when stock runs low.");
  const [rule] = await rules(house);
  expect(rule).toMatchObject({
    name: "tees",
    creator: "U0PRIYA",
    definition: { levels: { below: 5, out: 0, recover: 8 }, zone: "America/Winnipeg" },
  });
  const audit = await ask(house, "audit since 1d", { who: "U0ANA" });
  expect(wholeOf(audit)).toContain("alert.create");
  expect(wholeOf(audit)).toContain(`alert ${rule?.id}`);
});

test("a list in a thread keeps up with what is done to the alerts", async () => {
  await using house = await openHouse();
  const none = await mention(house, "alert list", STOCK);
  expect(buttonsOf(none)).toEqual(["form.alert.create"]);
  await create(house);
  const one = await replaced(house, none, "U0PRIYA", /1 alert in this channel/);
  const priya = house.slack.as("U0PRIYA");
  await priya.click(one, "ask.alert.pause");
  const paused = await replaced(house, none, "U0PRIYA", /paused by <@U0PRIYA>/);
  expect(buttonsOf(paused)).not.toContain("ask.alert.pause");
  expect(buttonsOf(paused)).toContain("ask.alert.resume");
  await priya.click(paused, "form.alert.delete");
  await priya.submit(await formOf(house, "U0PRIYA", /[Dd]elete/));
  const gone = await replaced(house, none, "U0PRIYA", /There is no alert in this channel yet/);
  expect(buttonsOf(gone)).toEqual(["form.alert.create"]);
});

test("what is wrong stands at its field, and nothing typed is lost", async () => {
  await using house = await openHouse();
  const form = await open(house, "alert create", /Low below/);
  expect(form.submit?.text).toBe("Preview");
  const priya = house.slack.as("U0PRIYA");
  const sent = await priya.submit(form, { sku: "TEE-RED-M", below: 5, recover: 4, every: "often" });
  expect(JSON.stringify(sent)).toContain("“often” is not how often. Say 15m or 2h.");
  const again = await priya.submit(form, { sku: "TEE-RED-M", below: 5, recover: 4, every: "15m" });
  expect(JSON.stringify(again)).toContain("Recover must not be less than below.");
  const unknown = await priya.submit(form, {
    sku: "TEE-RED-M",
    below: 5,
    recover: 8,
    location: ["toronto-soth"],
  });
  expect(JSON.stringify(unknown)).toContain("Did you mean toronto-south?");
  await priya.submit(form, { sku: "TEE-RED-M", below: 5, location: ["toronto-south"], every: "15m" });
  const previewed = await formOf(house, "U0PRIYA", /Matches now/);
  await priya.submit(previewed);
  await formOf(house, "U0PRIYA", /created/);
  expect(await rules(house)).toHaveLength(1);
});

test("what was changed after the preview is previewed once more; a new name alone is not", async () => {
  await using house = await openHouse();
  const form = await open(house, CREATE, /Matches now/);
  const priya = house.slack.as("U0PRIYA");
  await priya.submit(form, { below: 20, recover: 20 });
  const again = await formOf(house, "U0PRIYA", /Please check what it will mean/);
  expect(wholeOf(again)).toContain("2 low, of 2 counted");
  expect(await rules(house)).toEqual([]);
  await priya.submit(again, { name: "red tees" });
  await formOf(house, "U0PRIYA", /Alert red tees created/);
});

test("a choice on which others depend draws the form again with what was typed", async () => {
  await using house = await openHouse();
  const form = await open(house, "alert create stock TEE-RED-M below 5", /What is watched/);
  const priya = house.slack.as("U0PRIYA");
  await priya.click(form, "live.source", "pool");
  const pool = await formOf(house, "U0PRIYA", /Pool groups/);
  expect(wholeOf(pool)).toContain("TEE-RED-M");
  await priya.click(pool, "live.schedule", "daily");
  const daily = await formOf(house, "U0PRIYA", /Time of day/);
  await priya.submit(daily, { group: "web-canada", time: "9:00" });
  const previewed = await formOf(house, "U0PRIYA", /TEE-RED-M in web-canada, virtual/);
  await priya.submit(previewed);
  await formOf(house, "U0PRIYA", /created/);
  const [rule] = await rules(house);
  expect(rule?.definition).toMatchObject({
    source: { kind: "pool", groups: ["web-canada"], skus: ["TEE-RED-M"] },
    schedule: { kind: "daily", at: "09:00" },
  });
});

test("a form that is sent twice makes one alert", async () => {
  await using house = await openHouse();
  const form = await open(house, "alert create stock TEE-RED-M at toronto-south below 5", /Matches now/);
  const priya = house.slack.as("U0PRIYA");
  await Promise.allSettled([priya.submit(form), priya.submit(form)]);
  await expect.poll(() => rules(house)).toHaveLength(1);
  const audit = wholeOf(await ask(house, "audit since 1d", { who: "U0ANA" }));
  expect(audit.match(/alert\.create/g)).toHaveLength(1);
});

test("a name that is taken is said at its field, and another one may be sent with the same form", async () => {
  await using house = await openHouse();
  await create(house);
  const form = await open(house, CREATE, /Matches now/);
  const priya = house.slack.as("U0PRIYA");
  const taken = await priya.submit(form);
  expect(JSON.stringify(taken)).toContain("There is an alert called tees in this channel already.");
  await priya.submit(form, { name: "more tees" });
  await formOf(house, "U0PRIYA", /Alert more tees created/);
  expect(await rules(house)).toHaveLength(2);
});

test("whoever may not manage alerts is refused, and the try is remembered", async () => {
  await using house = await openHouse();
  await create(house);
  const refused = await ask(house, "alert pause tees", { who: "U0BEN", channel: "C0STOCK" });
  expect(refused).toMatchObject({ ephemeral: true });
  expect(refused.text).toMatch(/^Only planners or leads can manage alerts/);
  expect((await rules(house))[0]?.paused).toBeUndefined();
  const audit = await ask(house, "audit @U0BEN", { who: "U0ANA" });
  expect(wholeOf(audit)).toContain("alert.pause");
  expect(wholeOf(audit)).toContain(`alert ${(await rules(house))[0]?.id}`);
  expect(wholeOf(audit)).toContain("denied");
  const guest = await ask(house, "alert list", { who: "U0GUS", channel: "C0CARE" });
  expect(guest.text).not.toMatch(/alerts? in this channel/);
});

test("the policy is asked again when the form is sent", async () => {
  await using house = await openHouse();
  const form = await open(house, CREATE, /Matches now/);
  await house.changePolicy((await ownPolicy()).replace(/ +- alert\.manage.*\n/, ""));
  await house.slack.as("U0PRIYA").submit(form);
  await formOf(house, "U0PRIYA", /You can't manage alerts/);
  expect(await rules(house)).toEqual([]);
});

test("outside a channel, and where another organisation reads along, no alert is made", async () => {
  const policy = (await ownPolicy())
    .replace("allow: [order.read, stock.read, store.read]", "allow: [stock.read, alert.read, alert.manage]")
    .replace("direct:\n  allow:\n", "direct:\n  allow:\n    - alert.manage\n");
  await using house = await openHouse({ policy });
  const direct = await tell(house, "alert create stock TEE-RED-M below 5", "U0PRIYA");
  expect(direct.text).toMatch(/something is missing|belong to the channel/);
  const shared = await ask(house, "alert create stock TEE-RED-M below 5", {
    who: "U0PRIYA",
    channel: "C0PARTNERS",
  });
  expect(shared.text).toMatch(/^People of another organisation read this channel/);
});

test("what needs no form is done at once, and nearly the right name is asked about", async () => {
  await using house = await openHouse();
  await create(house);
  expect((await ask(house, "alert pause TEES", STOCK)).text).toBe(
    "Alert tees paused: nothing is told until it is resumed.",
  );
  expect((await ask(house, "alert pause tees", STOCK)).text).toBe("Alert tees was paused already.");
  expect((await mention(house, "alert resume tees", STOCK)).text).toBe("Alert tees resumed.");
  expect((await ask(house, "alert run tees", STOCK)).text).toBe("Ran tees: 1 low, of 2 counts in 1 call.");
  const nearly = await open(house, "alert pause tee", /Did you mean tees\?/);
  await house.slack.as("U0PRIYA").submit(nearly);
  await formOf(house, "U0PRIYA", /Alert tees paused/);
  expect(await audited(house)).toEqual(
    expect.arrayContaining(["alert.pause", "alert.resume", "alert.run", "alert.create"]),
  );
});

test("the list has a button for everything, and each leads back", async () => {
  await using house = await openHouse();
  await create(house);
  const list = await ask(house, "alert list", STOCK);
  expect(list.text).toBe("1 alert in this channel.");
  expect(wholeOf(list)).toContain("every 15 minutes");
  const priya = house.slack.as("U0PRIYA");
  await priya.click(list, "ask.alert.pause");
  const paused = await replaced(house, list, "U0PRIYA", /paused: nothing is told/);
  await priya.click(paused, "ask.alert.list");
  const again = await replaced(house, list, "U0PRIYA", /1 paused/);
  expect(buttonsOf(again)).toEqual(expect.arrayContaining(["ask.alert.resume", "form.alert.edit"]));
  await priya.click(again, "form.alert.delete");
  const form = await formOf(house, "U0PRIYA", /This cannot be undone/);
  expect(form.submit?.text).toBe("Delete alert");
  await priya.submit(form);
  await formOf(house, "U0PRIYA", /Alert tees deleted/);
  expect(await rules(house)).toEqual([]);
});

test("of two edits at once the second is told, and loses nothing that was typed", async () => {
  await using house = await openHouse();
  await create(house);
  const [priya, ana] = [house.slack.as("U0PRIYA"), house.slack.as("U0ANA")];
  const hers = await open(house, "alert edit tees", /Matches now/);
  const anas = await open(house, "alert edit tees", /Matches now/, "U0ANA");
  await ana.submit(anas, { below: 4, name: "red" });
  const previewed = await formOf(house, "U0ANA", /Please check/);
  await ana.submit(previewed);
  await formOf(house, "U0ANA", /Alert red saved/);
  await priya.submit(hers, { below: 3, recover: 3 });
  const told = await formOf(house, "U0PRIYA", /changed by someone else meanwhile/);
  expect(wholeOf(told)).toContain("low below 4, out at 0, well again from 8");
  expect(wholeOf(told)).toContain('"initial_value":"3"');
  expect((await rules(house))[0]).toMatchObject({ name: "red", definition: { levels: { below: 4 } } });
  await priya.submit(told);
  await formOf(house, "U0PRIYA", /saved/);
  expect((await rules(house))[0]).toMatchObject({ definition: { levels: { below: 3 } } });
});

test("a preview says what a rule would find, and tells nobody", async () => {
  await using house = await openHouse();
  await create(house);
  const before = house.slack.messages("C0STOCK", "U0BEN").length;
  const preview = await ask(house, "alert preview tees", { who: "U0BEN", channel: "C0STOCK" });
  expect(preview.text).toMatch(/^tees now: 1 low, of 2 counted\./);
  expect(buttonsOf(preview)).not.toContain("form.alert.edit");
  expect(house.slack.messages("C0STOCK", "U0ANA")).toHaveLength(before);
  const missing = await ask(house, "alert preview tes", { who: "U0BEN", channel: "C0STOCK" });
  expect(missing.text).toBe("This channel has no alert called “tes”. Did you mean tees?");
});

test("where no form can be opened, a button opens it", async () => {
  await using house = await openHouse();
  const said = await mention(house, CREATE, STOCK);
  expect(said).toMatchObject({ ephemeral: true, visibleTo: "U0PRIYA" });
  await house.slack.as("U0PRIYA").click(said, "form.alert.create");
  await formOf(house, "U0PRIYA", /Matches now/);
  const answered = next(house, "C0STOCK", "U0PRIYA");
  await house.slack.as("U0PRIYA").say("C0STOCK", "@omni alert delete nothing");
  expect((await answered()).text).toMatch(/^There is no alert in this channel yet/);
});

test("what Omni does not know, or does not answer, is said in the form, and nothing typed is lost", async () => {
  await using house = await openHouse();
  const form = await open(house, "alert create pool web-canda below 5", /web-canda/);
  expect(wholeOf(form)).toContain("Omni does not know web-canda.");
  const priya = house.slack.as("U0PRIYA");
  const sent = await priya.submit(form);
  expect(JSON.stringify(sent)).toContain('"group":"Omni does not know web-canda.');
  house.omni.faults.set("*", { kind: "refuse-key" });
  const down = await priya.submit(form, { group: "web-canada" });
  expect(JSON.stringify(down)).toContain("Omni did not let me count what matches, so nothing was saved.");
  expect(await rules(house)).toEqual([]);
});

test("words that contradict each other open the form with what is wrong, and with all that was said", async () => {
  await using house = await openHouse();
  const words = "alert create stock TEE-RED-M at toronto-south below 5 recover 3 every 15m";
  const form = await open(house, words, /\*Preview\* shows what it will mean/);
  expect(wholeOf(form)).toContain("*Recover must not be less than below.*");
  for (const said of ["TEE-RED-M", "toronto-south", "5", "3", "15m"])
    expect(wholeOf(form)).toMatch(new RegExp(`"(initial_)?value":"${said}"`));
});
