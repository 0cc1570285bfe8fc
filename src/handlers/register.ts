import type { App, ViewSubmitAction } from "@slack/bolt";
import { onChannelIdChanged, onJoined } from "./channel.ts";
import { onClick } from "./click.ts";
import { onCommand } from "./command.ts";
import type { InFlight } from "../in-flight.ts";
import type { Desk } from "./desk.ts";
import { onHomeOpened } from "./home.ts";
import { onSaid } from "./said.ts";
import { onShortcut } from "./shortcut.ts";
import { onSubmit } from "./submit.ts";
import { onSuggest } from "./suggest.ts";

/** The events that the app answers; the manifest asks Slack for exactly these. */
export const EVENTS = [
  "app_home_opened",
  "app_mention",
  "channel_id_changed",
  "member_joined_channel",
  "message.im",
] as const;

/**
 * Registers one listener for each kind of thing that Slack sends. Each takes any id of its kind and finds the
 * work in a table, so that an id nobody knows is answered instead of timing out.
 */
export function registerHandlers(app: App, desk: Desk, { track }: InFlight): void {
  app.command(/.*/, (args) => track(onCommand(desk, args)));
  app.action(/.*/, (args) => track(onClick(desk, { body: args.body, ack: () => args.ack() })));
  app.view<ViewSubmitAction>({ callback_id: /.*/, type: "view_submission" }, (args) =>
    track(onSubmit(desk, args)),
  );
  app.shortcut(/.*/, (args) => track(onShortcut(desk, { body: args.body, ack: () => args.ack() })));
  app.options(/.*/, (args) => track(onSuggest(desk, args)));
  app.event("app_home_opened", (args) => track(onHomeOpened(desk, args)));
  app.event("app_mention", (args) => track(onSaid(desk, args)));
  app.event("message", (args) => track(onSaid(desk, args)));
  app.event("member_joined_channel", (args) => track(onJoined(desk, args)));
  app.event("channel_id_changed", (args) => track(onChannelIdChanged(desk, args)));
}
