import { z } from "zod";
import { channelIdChanged, welcome } from "../blocks/conversation/index.ts";
import type { Message } from "../blocks/message.ts";
import { claimEvent } from "../database/events.ts";
import { asError } from "../log.ts";
import { allowedRights } from "../policy/index.ts";
import type { Desk } from "./desk.ts";
import { offersOf } from "./gate.ts";

const Envelope = z.object({ api_app_id: z.string(), team_id: z.string(), event_id: z.string() });

/** @see https://docs.slack.dev/reference/events/member_joined_channel */
const Joined = Envelope.extend({ event: z.object({ user: z.string(), channel: z.string() }) });

/** When the app itself joins a channel, it says what is allowed there, or how to allow it. */
export async function onJoined(desk: Desk, { body }: { body: unknown }): Promise<void> {
  const { api_app_id: app, team_id: team, event_id, event } = Joined.parse(body);
  const { botUser } = await desk.identity();
  if (event.user !== botUser) return;
  // Whoever asks next is answered by what is so now, also where another replica says the welcome.
  desk.channels.forget(event.channel);
  if (!(await claimEvent(desk.database.db, { app, team, event: event_id, now: desk.now() }))) return;
  const { place, name } = await desk.channels.find(event.channel);
  if (place.kind !== "channel" || place.sharedOutside !== false) return;
  const anybody = { id: botUser, standing: "member", groups: "unknown" } as const;
  const rights = new Set(allowedRights(desk.policy.current(), anybody, place));
  const offers = offersOf(desk.operations.filter(({ right }) => right !== undefined && rights.has(right)));
  await desk.delivery.post({ channel: event.channel }, welcome({ id: event.channel, name }, offers));
}

/** @see https://docs.slack.dev/reference/events/channel_id_changed */
const IdChanged = Envelope.extend({
  event: z.object({ old_channel_id: z.string(), new_channel_id: z.string() }),
});

/** A channel got another id: its rules wait, and the people who look after the policy are told both ids, once. */
export async function onChannelIdChanged(desk: Desk, { body }: { body: unknown }): Promise<void> {
  const { api_app_id: app, team_id: team, event_id, event } = IdChanged.parse(body);
  const { old_channel_id: old, new_channel_id: now } = event;
  desk.channels.forget(old);
  const rules = desk.policy.current().channels.get(old);
  if (rules === undefined) return;
  desk.policy.pause(old, now);
  desk.log.warn(
    { channel: old, now },
    "a channel's id changed; its rules wait until the policy names the new one",
  );
  if (!(await claimEvent(desk.database.db, { app, team, event: event_id, now: desk.now() }))) return;
  const message = channelIdChanged({ old, now, name: rules.name });
  const { people } = desk.policy.current().administrators;
  await Promise.all(people.map((person) => tellAdministrator(desk, person, message)));
}

async function tellAdministrator({ delivery, log }: Desk, person: string, message: Message): Promise<void> {
  try {
    await delivery.post({ channel: person }, message);
  } catch (error) {
    log.warn({ err: asError(error), person }, "an administrator could not be told of a channel's new id");
  }
}
