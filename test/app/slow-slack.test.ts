import { expect, test } from "vitest";
import { openHouse } from "../support/house.ts";

test("a form opens while Slack is slow to say who asks, and is filled when it has said so", async () => {
  await using house = await openHouse();
  const said = Promise.withResolvers<void>();
  house.slackApi.instead("users.info", async () => {
    await said.promise;
    return undefined;
  });
  const ben = house.slack.as("U0BEN");
  await ben.command("/omni", "order", { channel: "C0CARE" });
  const working = await house.slack.waitFor(() => ben.views()[0], "a working form");
  expect(JSON.stringify(working.blocks)).toContain("One moment");
  said.resolve();
  const form = await house.slack.waitFor(() => ben.views().find(({ submit }) => submit !== null), "the form");
  expect(form.submit?.text).toBe("Look up");
  expect(form.id).toBe(working.id);
});

test("once a working form stands, a refusal is said in it", async () => {
  await using house = await openHouse();
  const said = Promise.withResolvers<void>();
  house.slackApi.instead("users.info", async () => {
    await said.promise;
    return undefined;
  });
  const ben = house.slack.as("U0BEN");
  await ben.command("/omni", "order", { channel: "C0RANDOM" });
  await house.slack.waitFor(() => ben.views()[0], "a working form");
  said.resolve();
  const refused = await house.slack.waitFor(
    () => ben.views().find(({ blocks }) => JSON.stringify(blocks).includes("/omni why order.read")),
    "the refusal",
  );
  expect(refused.submit).toBeNull();
  expect(house.slack.messages("C0RANDOM", "U0BEN")).toEqual([]);
});

test("a shortcut whose form Slack refuses to open is answered by direct message", async () => {
  await using house = await openHouse();
  house.slackApi.instead("views.open", () => ({ body: { ok: false, error: "expired_trigger_id" } }));
  const ben = house.slack.as("U0BEN");
  await ben.shortcut("omni-menu");
  const told = await house.slack.waitForMessage(ben.direct(), "U0BEN", /Slack/);
  expect(told.text).toMatch(/^Slack did not take/);
});
