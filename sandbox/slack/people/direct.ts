import type { Core } from "../core.ts";
import { APP } from "../defaults.ts";
import { sendEvent } from "../events.ts";
import { publishChannel } from "../posting.ts";
import type { OpenDirect, OpenHome, Outcome } from "../protocol.ts";
import { createChannel, type StoredChannel, type StoredView, type Workspace } from "../workspace.ts";
import { viewPayload } from "../views.ts";
import { done, refused } from "./outcome.ts";

/** The direct message of a person with the app, made when it is first needed. */
export function directWith(workspace: Workspace, person: string): StoredChannel {
  const id = `D${person.slice(1)}`;
  const existing = workspace.channels.get(id);
  if (existing) return existing;
  const name = workspace.people.get(APP.botUserId)?.name ?? "app";
  const members = new Set([person, APP.botUserId]);
  const channel = createChannel({ id, name, kind: "im", topic: "" }, members);
  workspace.channels.set(id, channel);
  publishChannel(workspace, channel);
  return channel;
}

/** Apps belong to this workspace: people of another organisation cannot open them. */
const isOutsider = (workspace: Workspace, person: string): boolean =>
  workspace.people.get(person)?.isExternal !== false;

export function openDirect({ workspace }: Core, { person }: OpenDirect): Outcome {
  if (isOutsider(workspace, person)) return refused("This app belongs to another organisation.");
  return { ...done, channel: directWith(workspace, person).id };
}

/** Opens the app's Home or its messages tab: `app_home_opened`. */
export async function openHome(core: Core, { person, tab }: OpenHome): Promise<Outcome> {
  const { workspace } = core;
  const home = workspace.manifest.features.app_home;
  if (isOutsider(workspace, person)) return refused("This app belongs to another organisation.");
  if (tab === "home" && home?.home_tab_enabled !== true) return refused("This app has no Home tab.");
  const channel = directWith(workspace, person).id;
  const view: StoredView | undefined = workspace.homes.get(person);
  await sendEvent(core, "app_home_opened", {
    type: "app_home_opened",
    user: person,
    channel,
    tab,
    event_ts: workspace.ts(),
    ...(view && tab === "home" ? { view: viewPayload(view) } : {}),
  });
  return { ...done, channel };
}
