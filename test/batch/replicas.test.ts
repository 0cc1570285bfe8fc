import { afterEach, beforeEach, expect, test } from "vitest";
import { freshPostgres } from "../support/postgres.ts";
import { formOf } from "../app/talk.ts";
import { ownPolicy } from "../support/house.ts";
import { changed, FULFIL, messageOf, openForm, openScene, shipments } from "./scene.ts";

let database: Awaited<ReturnType<typeof freshPostgres>>;
beforeEach(async () => {
  database = await freshPostgres();
});
afterEach(() => database.drop());

test("one replica stops what the other is doing, and both show it in the same message", async () => {
  await using scene = await openScene({ database: { kind: "postgres", url: database.url } });
  const { house, omni } = scene;
  const other = await house.another();
  const [first = "", ...rest] = shipments(4);
  const form = await openForm(house, `shipment reject ${[first, ...rest].join(" ")} order 1005`);
  const held = omni.hold(/^POST .*Reject/);
  await house.slack.as("U0BEN").submit(form, { reason: "Damaged" });
  await held;
  const running = await messageOf(house, /Reject 4 shipments: 0 of 4 so far/);
  house.slack.connect(`${other.url}/slack/events`);
  await house.slack.as("U0PRIYA").click(running, "stop");
  await messageOf(house, /stopped by U0PRIYA/);
  omni.release();
  const over = await messageOf(house, /stopped by U0PRIYA\. 1 done, 3 stopped/);
  expect(over.ts).toBe(running.ts);
  expect(changed(house)).toEqual([first]);
  const told = house.slack
    .messages(FULFIL, "U0BEN")
    .filter(({ text }) => text.includes("Reject 4 shipments"));
  expect(told).toHaveLength(1);
});

test("one who approves and one who declines at once: one of them decides all", async () => {
  const policy = (await ownPolicy()).replace("by: [leads, planners], approvals: 1", "approvals: 1");
  await using scene = await openScene({ policy, database: { kind: "postgres", url: database.url } });
  const { house } = scene;
  const [ana, ben, priya] = ["U0ANA", "U0BEN", "U0PRIYA"].map((who) => house.slack.as(who));
  const form = await openForm(
    house,
    `shipment cancel ${shipments(30).slice(5).join(" ")} order 1005`,
    "U0PRIYA",
  );
  await priya?.submit(form, { reason: "Damaged" });
  const card = await messageOf(house, /U0PRIYA.* asks to cancel/);
  await ben?.click(card, "decline.several");
  const why = await formOf(house, "U0BEN", /asks to cancel 25 shipments/);
  await Promise.all([ben?.submit(why, { reason: "Too early" }), ana?.click(card, "approve.several")]);
  const over = await messageOf(house, /Cancel 25 shipments: (finished|nothing was sent)/);
  expect(over.text).toMatch(/: finished\. 25 done\.$|: nothing was sent\. 25 declined\.$/);
  expect([0, 25]).toContain(changed(house).length);
});
