import { afterAll, beforeAll, expect, test } from "vitest";
import { formValue } from "../../src/blocks/codec.ts";
import { type House, openHouse } from "../support/house.ts";
import { send, sendEvent } from "./signed.ts";
import { ask, formOf, next } from "./talk.ts";

const FORM = "application/x-www-form-urlencoded";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house[Symbol.asyncDispose]());

/** Sends an interaction of Ben's in #care. */
function interact(payload: Readonly<Record<string, unknown>>): Promise<Response> {
  const whole = {
    user: { id: "U0BEN" },
    team: { id: "T0OMNI" },
    trigger_id: "1.2.3",
    channel: { id: "C0CARE" },
    ...payload,
  };
  return send(house, new URLSearchParams({ payload: JSON.stringify(whole) }).toString(), { type: FORM });
}

/** A command that Ben gave for real; its record can be sent again and forged. */
async function recorded(): Promise<number> {
  await ask(house, "order 1001");
  const record = house.slack
    .traffic()
    .findLast(({ label, direction }) => label === "/omni" && direction === "to-app");
  return record?.id ?? 0;
}

test.each(["none", "wrong", "old"] as const)(
  "a request whose signature is %s is refused, and nothing is done",
  async (how) => {
    const id = await recorded();
    const calls = house.omni.calls.list.length;
    expect(await house.slack.forge(id, how)).toMatchObject({ ok: false, status: 401 });
    expect(house.omni.calls.list).toHaveLength(calls);
  },
);

test("a request that was signed ten minutes ago and is replayed now is refused", async () => {
  const answer = await send(house, "command=/omni&text=order 1001", { type: FORM, signing: "old" });
  expect(answer.status).toBe(401);
});

test.each([
  ["a truncated payload", "payload=%7B%22type%22%3A%22block_act", FORM],
  ["JSON that is none", '{"type":"event_callback","event":{', "application/json"],
  ["nothing", "", FORM],
  ["a body of another type", "<xml/>", "text/xml"],
  ["a payload that is no object", "payload=%5B1%2C2%5D", FORM],
  ["a type nobody knows", "payload=%7B%22type%22%3A%22space_walk%22%7D", FORM],
])("%s is answered with an error, and the app goes on", async (_what, body, type) => {
  const answer = await send(house, body, { type });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(600);
  expect(await answer.text()).not.toMatch(/at .*\.ts:\d+/);
  expect((await ask(house, "order 1001")).text).toMatch(/^Order 1001/);
});

test("Slack's question whether the address is the app's is answered", async () => {
  const answer = await send(house, JSON.stringify({ type: "url_verification", challenge: "c-123" }));
  expect(await answer.text()).toContain("c-123");
});

test("an event without what it needs is acknowledged, logged, and does no harm", async () => {
  const answer = await sendEvent(house, { type: "app_mention", channel: "C0CARE", user: "U0BEN" });
  expect(answer.status).toBe(200);
  expect((await ask(house, "order 1001")).text).toMatch(/^Order 1001/);
});

const OLD_VALUES = [
  ["an action nobody knows", "order-status-v0", "x"],
  ["a value of another version", "ask.order.read", '{"v":0,"q":{"operation":"order.read","values":{}}}'],
  ["a value that is no JSON", "form.order.read", "order 1001"],
  ["no value", "share", undefined],
  ["an operation that is gone", "ask.order.burn", '{"v":1,"q":{"operation":"order.burn","values":{}}}'],
  ["a form that is gone", "form.order.burn", formValue.encode({ operation: "order.burn", values: {} })],
  ["a snapshot that never was", "page.2", '{"v":1,"s":"nothing","p":2}'],
  ["a page that is no number", "page.2", '{"v":1,"s":"nothing","p":"two"}'],
] as const;

test.each(OLD_VALUES)("a button with %s is answered: it is out of date", async (_what, action_id, value) => {
  const card = await ask(house, "order 1001");
  const share = house.slack.traffic().findLast(({ label }) => label === "/omni");
  const told = next(house, "C0CARE", "U0BEN");
  const answer = await interact({
    type: "block_actions",
    response_url: responseUrlIn(share?.request),
    container: { type: "message", message_ts: card.ts, channel_id: "C0CARE", is_ephemeral: true },
    actions: [{ type: "button", action_id, block_id: "b", value, action_ts: "1.1" }],
  });
  expect(answer.status).toBe(200);
  expect((await told()).text).toBe("This is out of date, so nothing was done.");
});

test.each([
  ["another version", '{"v":0,"operation":"order.read","hidden":{}}'],
  ["an operation that is gone", '{"v":1,"operation":"order.burn","hidden":{}}'],
  ["nothing", ""],
])("a form that carries %s is answered: it is out of date", async (_what, private_metadata) => {
  const answer = await interact({
    type: "view_submission",
    view: {
      id: "V1",
      type: "modal",
      callback_id: "operation",
      private_metadata,
      title: { type: "plain_text", text: "Look up orders" },
      state: { values: {} },
    },
  });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toMatch(/This is out of date, so nothing was done/);
});

test("a shortcut nobody knows is answered", async () => {
  const ben = house.slack.as("U0BEN");
  await ben.shortcut("omni-menu");
  const record = house.slack.traffic().findLast(({ label }) => label.startsWith("shortcut"));
  expect(record?.status).toBe(200);
  await formOf(house, "U0BEN", /Here you may/);
});

test("suggestions for a menu nobody knows are none", async () => {
  const answer = await interact({
    type: "block_suggestion",
    action_id: "lookup.moons",
    block_id: "b",
    value: "x",
  });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ options: [] });
});

function responseUrlIn(request: unknown): unknown {
  return typeof request === "object" && request !== null ? Reflect.get(request, "response_url") : undefined;
}
