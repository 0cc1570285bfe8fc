import { expect, test } from "vitest";
import { type House, openHouse } from "../support/house.ts";
import { ask, formOf, mention, replaced, tell } from "./talk.ts";

/** How many sockets the app opened so far. */
function sockets(house: House): number {
  return house.slack.traffic().filter(({ label, status }) => label === "Socket Mode" && status === 101)
    .length;
}

test("the same conversation through a socket, with nothing sent to the app by HTTP", async () => {
  await using house = await openHouse({ mode: "socket" });
  await house.slack.waitFor(() => sockets(house) > 0, "a socket");
  const ben = house.slack.as("U0BEN");
  const card = await ask(house, "order 1001");
  expect(card.text).toMatch(/^Order 1001 is paid/);
  await ben.click(card, "ask.payment.read");
  await replaced(house, card, "U0BEN", /authorization/);
  expect((await mention(house, "order 1001")).ephemeral).toBe(false);
  expect((await tell(house, "order 1001")).text).toMatch(/^Order 1001/);
  await ben.command("/omni", "stock", { channel: "C0CARE" });
  const form = await formOf(house);
  const sent = await ben.submit(form, {});
  expect(sent.errors).toEqual({ sku: "Name a SKU, a location, or both." });
  expect((await ben.suggest(form, "lookup.locations", "toronto")).options).toHaveLength(1);
  await ben.submit(form, { sku: "TEE-RED-M", location: ["toronto-south"] });
  await formOf(house, "U0BEN", /12 on hand/);
  const ways = house.slack.traffic().filter(({ direction }) => direction === "to-app");
  expect(new Set(ways.map(({ method }) => method))).toEqual(new Set(["SOCKET"]));
});

test("after Slack hangs up the app comes back by itself and goes on", async () => {
  await using house = await openHouse({ mode: "socket" });
  await house.slack.waitFor(() => sockets(house) > 0, "a socket");
  const before = sockets(house);
  house.slack.disconnectSockets();
  await house.slack.waitFor(() => sockets(house) > before, "a new socket");
  expect((await ask(house, "order 1001")).text).toMatch(/^Order 1001 is paid/);
});

test("the pages for operators are there, and Slack's path is not", async () => {
  await using house = await openHouse({ mode: "socket" });
  expect((await fetch(`${house.url}/readyz`)).status).toBe(200);
  expect((await fetch(`${house.url}/slack/events`, { method: "POST", body: "" })).status).toBe(404);
});
