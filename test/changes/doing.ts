import type { Fill } from "../../sandbox/slack/driver-fill.ts";
import type { Outcome as Sent } from "../../sandbox/slack/protocol.ts";
import type { Message, View } from "../../sandbox/slack/protocol.ts";
import type { House } from "../support/house.ts";
import { formOf, wholeOf } from "../app/talk.ts";

/** The calls of the stand-in that change something. */
const WRITES = new Set<string | null>([
  "order.cancel",
  "shipment.create-all",
  "shipment.cancel",
  "shipment.reject",
  "shipment.reroute",
  "shipment.split-by-line",
  "shipment.split-by-sku",
  "on-hand.write",
  "location.write-fields",
  "store.create",
  "store.update",
  "customer.create",
]);

/** The calls that reached Omni and change something, by name, oldest first. */
export function writesOf({ omni }: House): string[] {
  return omni.calls.list.flatMap(({ endpoint }) =>
    endpoint !== null && WRITES.has(endpoint) ? [endpoint] : [],
  );
}

/** Who begins a change, and where; Ana in #fulfilment unless said. */
export interface Begun {
  readonly who?: string;
  readonly channel?: string;
}

/** Begins a change by words; gives back its form once that shows this. */
export async function begin(
  house: House,
  words: string,
  { who = "U0ANA", channel = "C0FULFIL" }: Begun = {},
  match = /The exact call|Fill in the rest|\*Preview\* shows/,
): Promise<View> {
  await house.slack.as(who).command("/omni", words, { channel });
  return formOf(house, who, match);
}

/** Fills a form and presses its deed; where that asked for a preview only, confirms the preview as well. */
export async function fillAndConfirm(house: House, who: string, form: View, fill: Fill = {}): Promise<Sent> {
  const person = house.slack.as(who);
  const sent = await person.submit(form, fill);
  if (form.submit?.text !== "Preview" || !sent.ok) return sent;
  return person.submit(await formOf(house, who, /The exact call/));
}

/** The newest message of the app in a channel that a person sees and that shows this. */
export async function cardOf(
  house: House,
  match: RegExp,
  { who = "U0ANA", channel = "C0FULFIL" }: Begun = {},
): Promise<Message> {
  const seen = () => house.slack.messages(channel, who).filter(({ botId }) => botId !== null);
  try {
    return await house.slack.waitFor(() => seen().findLast((each) => match.test(wholeOf(each))));
  } catch (cause) {
    const there = seen().map(({ text }) => text);
    throw new Error(`No card in ${channel} matches ${String(match)}: ${there.join(" | ")}`, { cause });
  }
}

/** What a form says, as a person reads it; its fields apart. */
export function read(view: View): string {
  return textsIn(view.blocks.filter(({ type }) => type !== "input")).join("\n");
}

function textsIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(textsIn);
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([name, value]) =>
    name === "text" && typeof value === "string" ? [value] : textsIn(value),
  );
}
