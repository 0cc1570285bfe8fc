import { expect, test } from "vitest";
import { openHouse } from "../support/house.ts";
import { formOf } from "./talk.ts";

test("a hundred commands at once are each answered, once", async () => {
  await using house = await openHouse();
  const ben = house.slack.as("U0BEN");
  const numbers = Array.from({ length: 100 }, (_, index) => String(7_000 + index));
  await Promise.all(numbers.map((number) => ben.command("/omni", `order ${number}`, { channel: "C0CARE" })));
  const notFound = (): string[] =>
    ben.messages("C0CARE").flatMap(({ text }) => /^Order (\d+) was not found/.exec(text)?.[1] ?? []);
  await house.slack.waitFor(() => notFound().length >= 100, "a hundred answers");
  await house.stop();
  expect(notFound().toSorted()).toEqual(numbers);
  expect(house.slack.notices()).toEqual([]);
});

test("two people who click the same button at once each get their own answer", async () => {
  await using house = await openHouse();
  await house.slack.as("U0BEN").say("C0CARE", "@omni order 1001");
  const card = await house.slack.waitForMessage("C0CARE", "U0BEN", /Order 1001 is paid/);
  await Promise.all(
    ["U0BEN", "U0ANA", "U0PRIYA"].map((who) => house.slack.as(who).click(card, "ask.payment.read")),
  );
  for (const who of ["U0BEN", "U0ANA", "U0PRIYA"]) {
    const answer = await house.slack.waitForMessage("C0CARE", who, /authorization/);
    expect(answer).toMatchObject({ ephemeral: true, visibleTo: who });
  }
});

test("a form that is sent twice at once is answered in one modal", async () => {
  await using house = await openHouse();
  const ben = house.slack.as("U0BEN");
  await ben.command("/omni", "order", { channel: "C0CARE" });
  const form = await formOf(house);
  await Promise.all([ben.submit(form, { order: "1001" }), ben.submit(form, { order: "1001" })]);
  await formOf(house, "U0BEN", /Order 1001 · Paid/);
  expect(ben.views()).toHaveLength(1);
});

test("what is asked when the app stops is answered before it has stopped", async () => {
  await using house = await openHouse();
  house.omni.faults.set("order.read", { kind: "delay", milliseconds: 300 });
  const ben = house.slack.as("U0BEN");
  await ben.command("/omni", "order 1001", { channel: "C0CARE" });
  await house.stop();
  expect(ben.messages("C0CARE").map(({ text }) => text)).toEqual([
    "Order 1001 is paid; nothing has shipped yet (3 units open).",
  ]);
});
