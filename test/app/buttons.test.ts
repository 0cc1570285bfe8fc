import { expect, test } from "vitest";
import { openHouse } from "../support/house.ts";
import { ask, buttonsOf, mention, next, replaced, wholeOf } from "./talk.ts";

const MINUTE = 60_000;

test("a button on one's own answer replaces it, and leads back", async () => {
  await using house = await openHouse();
  const ben = house.slack.as("U0BEN");
  const card = await ask(house, "order 1001");
  await ben.click(card, "ask.payment.read");
  const payments = await replaced(house, card, "U0BEN", /authorization/);
  expect(ben.messages("C0CARE")).toHaveLength(1);
  await ben.click(payments, "ask.order.read");
  await replaced(house, card, "U0BEN", /20078/);
});

test("a button on what everyone reads answers the one who clicked alone, and leaves it as it is", async () => {
  await using house = await openHouse();
  const card = await mention(house, "order 1001");
  const answered = next(house, "C0CARE", "U0ANA");
  await house.slack.as("U0ANA").click(card, "ask.payment.read");
  const whispered = await answered();
  expect(whispered).toMatchObject({ ephemeral: true, visibleTo: "U0ANA" });
  expect(whispered.text).toMatch(/authorization/);
  const stands = house.slack.messages("C0CARE", "U0BEN").find(({ ts }) => ts === card.ts);
  expect(stands?.text).toBe(card.text);
});

test("Share here posts a copy for everyone that says who shared it", async () => {
  await using house = await openHouse();
  const card = await ask(house, "order 1001");
  const shared = next(house, "C0CARE", "U0ANA");
  await house.slack.as("U0BEN").click(card, "share");
  const copy = await shared();
  expect(copy).toMatchObject({ ephemeral: false, visibleTo: null });
  expect(copy.text).toMatch(/^Order 1001 is paid/);
  expect(wholeOf(copy)).toMatch(/[Ss]hared by <@U0BEN>/);
  expect(buttonsOf(copy)).not.toContain("share");
});

test("a long answer is paged from its snapshot, back and forth, whatever happens to the stock meanwhile", async () => {
  await using house = await openHouse();
  const ben = house.slack.as("U0BEN");
  const card = await ask(house, "stock at toronto-south");
  const calls = house.omni.calls.list.length;
  await ben.click(card, "page.2");
  const second = await replaced(house, card, "U0BEN", /page\.3/);
  expect(buttonsOf(second)).toEqual(expect.arrayContaining(["page.1", "page.3", "csv"]));
  await ben.click(second, "page.3");
  const third = await replaced(house, card, "U0BEN", /page\.2/);
  await ben.click(third, "page.2");
  await replaced(house, card, "U0BEN", /page\.3/);
  expect(house.omni.calls.list).toHaveLength(calls);
});

test("the lines of a long order are a page away", async () => {
  await using house = await openHouse();
  const card = await ask(house, "order 1005");
  await house.slack.as("U0BEN").click(card, "page.1");
  const lines = await replaced(house, card, "U0BEN", /rows 1 to \d+ of 400/);
  expect(buttonsOf(lines)).toContain("csv");
});

test("CSV comes as a file in the direct message, whole, and the channel learns only where it is", async () => {
  await using house = await openHouse();
  const ben = house.slack.as("U0BEN");
  const card = await ask(house, "stock at toronto-south");
  const told = next(house, "C0CARE", "U0BEN");
  await ben.click(card, "csv");
  const note = await told();
  expect(note).toMatchObject({ ephemeral: true });
  expect(note.text).toMatch(/in your direct message with me/);
  const [file] = await house.slack.waitFor(
    () => ben.messages(ben.direct()).find(({ files }) => files.length > 0)?.files,
    "a file",
  );
  if (file === undefined) throw new Error("there is no file");
  const csv = await (await fetch(`${house.slackUrl}${file.url}`)).text();
  expect(csv.trim().split("\r\n")).toHaveLength(301);
  expect(csv).toMatch(/^TEE-RED-M,12\r$/m);
});

test("after 15 minutes a page is out of date, and a minute before it is not", async () => {
  let ahead = 0;
  await using house = await openHouse({ now: () => Date.now() + ahead });
  const ben = house.slack.as("U0BEN");
  const card = await ask(house, "stock at toronto-south");
  ahead = 14 * MINUTE;
  await ben.click(card, "page.2");
  const second = await replaced(house, card, "U0BEN", /page\.3/);
  ahead = 15 * MINUTE + 1_000;
  for (const id of ["page.3", "csv"]) {
    const told = next(house, "C0CARE", "U0BEN");
    await ben.click(second, id);
    expect((await told()).text).toBe("This is out of date, so nothing was done.");
  }
});

test("a button asks anew, so that it never shows what was", async () => {
  await using house = await openHouse();
  const card = await ask(house, "order 1001");
  const order = house.omni.state.orders.get("1001");
  if (order === undefined) throw new Error("there is no order 1001");
  order.OrderStatus = "Cancelled";
  await house.slack.as("U0BEN").click(card, "ask.payment.read");
  const payments = await replaced(house, card, "U0BEN", /authorization/);
  await house.slack.as("U0BEN").click(payments, "ask.order.read");
  const now = await replaced(house, card, "U0BEN", /cancelled/i);
  expect(now.text).toMatch(/^Order 1001/);
});

test("a link to Omni's own page is acknowledged and nothing more", async () => {
  await using house = await openHouse();
  const ben = house.slack.as("U0BEN");
  const card = await ask(house, "order 1001");
  expect(wholeOf(card)).toContain("https://omni.example.com/orders/1001");
  expect(await ben.click(card, "url")).toMatchObject({ ok: true });
  expect(ben.messages("C0CARE")).toHaveLength(1);
});
