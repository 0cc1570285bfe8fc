import { expect, test } from "vitest";
import { type House, openHouse } from "../support/house.ts";
import { ask, mention, tell, wholeOf } from "./talk.ts";
import { sendEvent } from "./signed.ts";

/** How often the app wrote into a channel, for all to see. */
function saidIn(house: House, channel: string): number {
  return house.slack.messages(channel, "U0ANA").filter(({ botId, ephemeral }) => botId !== null && !ephemeral)
    .length;
}

/** The record of the event by which the app heard of the mention. */
function heard(house: House): number {
  const record = house.slack.traffic().find(({ label }) => label === "app_mention");
  if (record === undefined) throw new Error("the app heard nothing");
  return record.id;
}

const mentioned = (text: string, more: Readonly<Record<string, unknown>> = {}) => ({
  type: "app_mention",
  channel: "C0CARE",
  user: "U0BEN",
  text: `<@U0OMNI> ${text}`,
  ts: "1700000000.000100",
  ...more,
});

test("an event that is delivered again is answered once", async () => {
  await using house = await openHouse();
  await mention(house, "order 1001");
  for (const _ of [1, 2, 3]) expect(await house.slack.redeliver(heard(house))).toMatchObject({ ok: true });
  await house.stop();
  expect(saidIn(house, "C0CARE")).toBe(1);
});

test("an event that is delivered again after a restart is answered once", async () => {
  await using house = await openHouse();
  await mention(house, "order 1001");
  await house.stop();
  const restarted = await house.another();
  house.slack.connect(`${restarted.url}/slack/events`);
  expect(await house.slack.redeliver(heard(house))).toMatchObject({ ok: true });
  await restarted.stop();
  expect(saidIn(house, "C0CARE")).toBe(1);
});

test("a delivery that was never taken is answered, though its headers call it a repetition", async () => {
  await using house = await openHouse();
  const asked = house.slack.welcome("C0CARE", "a place to answer");
  const headers = { "x-slack-retry-num": "1", "x-slack-retry-reason": "http_timeout" };
  await sendEvent(house, mentioned("order 1001", { ts: asked.ts }), { headers });
  const answer = await house.slack.waitForMessage("C0CARE", "U0BEN", /Order 1001/);
  expect(answer.threadTs).toBe(asked.ts);
});

test("bots, edits, joins and the app itself are not answered", async () => {
  await using house = await openHouse();
  const direct = house.slack.as("U0BEN").direct();
  const said = { type: "message", channel: direct, channel_type: "im", text: "order 1001", ts: "1.1" };
  await sendEvent(house, mentioned("order 1001", { bot_id: "B0OTHER" }));
  await sendEvent(house, mentioned("order 1001", { user: "U0OMNI" }));
  await sendEvent(house, mentioned("order 1001", { subtype: "bot_message" }));
  await sendEvent(house, {
    ...said,
    subtype: "message_changed",
    message: { text: "order 1001", user: "U0BEN" },
  });
  await sendEvent(house, { ...said, user: "U0BEN", bot_id: "B0OMNI" });
  await sendEvent(house, { ...said, user: "U0BEN", channel: "C0CARE", channel_type: "channel" });
  await house.stop();
  expect(house.omni.calls.list).toEqual([]);
  expect(house.slack.messages(direct, "U0BEN")).toEqual([]);
  expect(saidIn(house, "C0CARE")).toBe(0);
});

test("a message in a channel that does not mention the app is none of its business", async () => {
  await using house = await openHouse();
  await house.slack.as("U0BEN").say("C0CARE", "order 1001");
  await house.stop();
  expect(saidIn(house, "C0CARE")).toBe(0);
});

test("other people's direct messages and group messages allow nothing", async () => {
  await using house = await openHouse();
  house.slackApi.instead("conversations.info", (args) =>
    args.get("channel") === "C0CARE"
      ? { body: { ok: true, channel: { id: "C0CARE", is_mpim: true } } }
      : undefined,
  );
  const refused = await ask(house, "order 1001");
  expect(wholeOf(refused)).toMatch(/You can't look up orders in this conversation/);
  expect(house.omni.calls.list).toEqual([]);
});

test("the app greets a channel that it joins, with what is allowed or the lines that would allow it", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  await ana.leave("C0CARE", "U0OMNI");
  await ana.join("C0CARE", "U0OMNI");
  const greeting = await house.slack.waitForMessage("C0CARE", "U0ANA", /^Hello\. In this channel you may/);
  expect(greeting.ephemeral).toBe(false);
  await ana.leave("C0RANDOM", "U0OMNI");
  await ana.join("C0RANDOM", "U0OMNI");
  const lines = await house.slack.waitForMessage(
    "C0RANDOM",
    "U0ANA",
    /Nothing is allowed in this channel yet/,
  );
  expect(wholeOf(lines)).toMatch(/C0RANDOM:/);
});

test("it greets nobody where another organisation reads along, and no person who joins", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  await ana.leave("C0PARTNERS", "U0OMNI");
  await ana.join("C0PARTNERS", "U0OMNI");
  await ana.leave("C0CARE", "U0PRIYA");
  await ana.join("C0CARE", "U0PRIYA");
  await house.stop();
  expect(saidIn(house, "C0PARTNERS")).toBe(0);
  expect(saidIn(house, "C0CARE")).toBe(0);
});

test("a channel whose id changed waits: both ids are told to those who look after the policy, once", async () => {
  await using house = await openHouse();
  const event = { type: "channel_id_changed", old_channel_id: "C0CARE", new_channel_id: "C0NEW" };
  await sendEvent(house, event, { id: "Ev1" });
  await sendEvent(house, event, { id: "Ev1" });
  const direct = house.slack.as("U0ANA").direct();
  const told = await house.slack.waitForMessage(
    direct,
    "U0ANA",
    /changed the id of #care from C0CARE to C0NEW/,
  );
  expect(wholeOf(told)).toMatch(/put `C0NEW` in place of `C0CARE` in the policy file/);
  expect(wholeOf(await ask(house, "order 1001"))).toMatch(
    /Slack changed the id of this channel from C0CARE to C0NEW/,
  );
  expect((await ask(house, "order 1001", { channel: "C0FULFIL" })).text).toMatch(/^Order 1001/);
  await house.stop();
  expect(house.slack.messages(direct, "U0ANA")).toHaveLength(1);
});

test("the new id of a channel that the policy does not name concerns nobody", async () => {
  await using house = await openHouse();
  await sendEvent(house, { type: "channel_id_changed", old_channel_id: "C0RANDOM", new_channel_id: "C0NEW" });
  await house.stop();
  const direct = house.slack.as("U0ANA").direct();
  expect(house.slack.messages(direct, "U0ANA")).toEqual([]);
});

test("an answer in the direct message stays one, however often Slack repeats the question", async () => {
  await using house = await openHouse();
  await tell(house, "order 1001");
  const record = house.slack.traffic().find(({ label }) => label === "message.im");
  await house.slack.redeliver(record?.id ?? 0);
  await house.stop();
  const direct = house.slack.as("U0BEN").direct();
  expect(house.slack.messages(direct, "U0BEN").filter(({ botId }) => botId !== null)).toHaveLength(1);
});
