import type { Message, View } from "../../sandbox/slack/protocol.ts";
import { formOf, wholeOf } from "../app/talk.ts";
import { type House, type HouseOptions, openHouse } from "../support/house.ts";
import { type Gatekeeper, openGatekeeper } from "./gatekeeper.ts";

/** A house in which Omni's answers can be kept back. */
export interface Scene extends AsyncDisposable {
  readonly house: House;
  readonly omni: Gatekeeper;
}

export async function openScene(options: HouseOptions = {}): Promise<Scene> {
  const omni = await openGatekeeper();
  const house = await openHouse({ omniUrl: omni.url, ...options });
  omni.lead(house.omniUrl);
  return {
    house,
    omni,
    [Symbol.asyncDispose]: async () => {
      omni.release();
      await house[Symbol.asyncDispose]();
      await omni.close();
    },
  };
}

export const FULFIL = "C0FULFIL";

/** Shipments of order 1005, which has 120 of them, all open. */
export function shipments(count: number): string[] {
  return Array.from({ length: count }, (_, place) => String(21_001 + place));
}

/** Types the words and gives the form that opens. */
export async function openForm(house: House, words: string, who = "U0BEN"): Promise<View> {
  await house.slack.as(who).command("/omni", words, { channel: FULFIL });
  return formOf(house, who, /made one after another|Left out/);
}

/** The one message that tells how several changes are getting on, once it matches. */
export function messageOf(house: House, match: RegExp, who = "U0BEN"): Promise<Message> {
  return house.slack.waitFor(
    () => house.slack.messages(FULFIL, who).find((each) => each.botId !== null && match.test(wholeOf(each))),
    `a message matching ${String(match)}`,
  );
}

/** The shipments that a call changed, in the order of the calls. */
export function changed(house: House): string[] {
  return house.omni.calls.list
    .filter(({ method }) => method === "POST")
    .map(
      ({ body, query }) =>
        /(?:"ShipmentId":|ShipmentId=)(\d+)/.exec(`${query} ${JSON.stringify(body)}`)?.[1] ?? "?",
    );
}

/** All that stands in the audit of one shipment, oldest first. */
export async function auditOf(house: House, shipment: string, who = "U0ANA"): Promise<string> {
  const before = new Set(house.slack.messages(FULFIL, who).map(({ ts }) => ts));
  await house.slack.as(who).command("/omni", `audit shipment ${shipment}`, { channel: FULFIL });
  const answer = await house.slack.waitFor(
    () => house.slack.messages(FULFIL, who).find(({ ts, text }) => !before.has(ts) && !text.endsWith("…")),
    `the audit of ${shipment}`,
  );
  return wholeOf(answer);
}

/** The state of a shipment in Omni. */
export function stateOf(house: House, shipment: string): string | undefined {
  return house.omni.state.orders
    .byShipment(Number(shipment))
    ?.Shipments.find(({ ShipmentId }) => ShipmentId === Number(shipment))?.Status;
}
