import { afterAll, beforeAll, expect, test } from "vitest";
import { freshPostgres } from "../support/postgres.ts";
import { changed, FULFIL, messageOf, openForm, openScene, shipments } from "./scene.ts";

let database: Awaited<ReturnType<typeof freshPostgres>>;
beforeAll(async () => {
  database = await freshPostgres();
});
afterAll(() => database.drop());

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
