import type { AnyMiddlewareArgs, App } from "@slack/bolt";
import { onChannelIdChanged, onJoined } from "./channel.ts";
import { GONE, onGone } from "./channel-gone.ts";
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
  "channel_archive",
  "channel_deleted",
  "channel_id_changed",
  "channel_left",
  "group_archive",
  "group_deleted",
  "group_left",
  "member_joined_channel",
  "message.im",
] as const;

/** What answers each event; Bolt has acknowledged it by then. */
const ON_EVENT: ReadonlyMap<string, (desk: Desk, said: { body: unknown }) => Promise<void>> = new Map([
  ["app_home_opened", onHomeOpened],
  ["app_mention", onSaid],
  ["message", onSaid],
  ["member_joined_channel", onJoined],
  ["channel_id_changed", onChannelIdChanged],
  ...GONE.map((event) => [event, onGone] as const),
]);

/**
 * Registers one listener for nearly everything that Slack sends: of several, Bolt would walk through each for every
 * request. It takes any id of each kind and finds the work in a table, so that an id nobody knows is answered instead
 * of timing out.
 */
export function registerHandlers(app: App, desk: Desk, { track }: InFlight): void {
  app.use(async (args) => {
    const work = workOf(desk, args);
    if (work === undefined) await args.next();
    else await track(work);
  });
  app.options(/.*/, (args) => track(onSuggest(desk, args)));
}

function workOf(desk: Desk, args: AnyMiddlewareArgs): Promise<void> | undefined {
  const { body } = args;
  if ("command" in args) return onCommand(desk, args);
  if ("action" in args) return onClick(desk, { body, ack: () => args.ack() });
  if ("view" in args)
    return args.body.type === "view_submission"
      ? onSubmit(desk, { body, ack: (answer) => args.ack(answer) })
      : undefined;
  if ("shortcut" in args) return onShortcut(desk, { body, ack: () => args.ack() });
  return "event" in args ? ON_EVENT.get(args.event.type)?.(desk, args) : undefined;
}
