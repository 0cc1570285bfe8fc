import { randomUUID } from "node:crypto";
import type { Fill } from "../../sandbox/slack/driver-fill.ts";
import type { View } from "../../sandbox/slack/protocol.ts";
import { send } from "../app/signed.ts";
import type { House } from "../support/house.ts";

/** What an app answered to Slack. */
export interface Answer {
  readonly status: number;
  readonly said: string;
}

/** A form that was sent and reached nobody yet. */
export interface Recorded {
  /** Delivers it to an app, exactly so; resolves with the answer. */
  readonly to: (app: { readonly url: string }) => Promise<Answer>;
  /** Delivers it as if it had been previewed in a form of its own. */
  readonly previewedAnewTo: (app: { readonly url: string }) => Promise<Answer>;
}

const KEY = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/;

/** Fills a form and presses its deed while no app hears it; connect one before anything else is done. */
export async function record(house: House, who: string, form: View, fill: Fill = {}): Promise<Recorded> {
  house.slack.connect("http://127.0.0.1:9/nobody");
  await house.slack.as(who).submit(form, fill);
  house.slack.connect(`${house.url}/slack/events`);
  const sent = house.slack.traffic().findLast(({ label }) => label.startsWith("view_submission"));
  const payload = JSON.stringify(sent?.request ?? null);
  if (!KEY.test(payload)) throw new Error("The form that was sent had no preview.");
  return {
    to: (app) => deliver(app, payload),
    previewedAnewTo: (app) => deliver(app, payload.replace(KEY, randomUUID())),
  };
}

/** Sends what a person did to an app, signed; resolves with the answer. */
export async function deliver(app: { readonly url: string }, payload: string): Promise<Answer> {
  const body = new URLSearchParams({ payload }).toString();
  const answer = await send(app, body, { type: "application/x-www-form-urlencoded" });
  return { status: answer.status, said: await answer.text() };
}
