import { allElements, type Placed } from "../blocks/walk.ts";
import type { Core } from "../core.ts";
import { channelName, messagePayload } from "../payloads.ts";
import { findMessage } from "../posting.ts";
import type { Container, StateValues } from "../protocol.ts";
import { stateOf } from "../state-values.ts";
import { findView, viewPayload } from "../views.ts";
import { seesMessage } from "../visibility.ts";
import type { StoredMessage, StoredView } from "../workspace.ts";

/** Where a person acts: a message they can see, or their own view. */
export type Place =
  | { readonly kind: "message"; readonly message: StoredMessage }
  | { readonly kind: "view"; readonly view: StoredView };

export function findPlace({ workspace }: Core, person: string, container: Container): Place | null {
  if (container.type === "view") {
    const view = findView(workspace, { id: container.viewId });
    return view?.person === person ? { kind: "view", view } : null;
  }
  const message = findMessage(workspace, container.channel, container.ts);
  return message && seesMessage(workspace, person, message) ? { kind: "message", message } : null;
}

const blocksOf = (place: Place): unknown =>
  place.kind === "message" ? place.message.blocks : place.view.raw["blocks"];

export const findElement = (place: Place, blockId: string, actionId: string): Placed | undefined =>
  allElements(blocksOf(place)).find((each) => each.blockId === blockId && each.actionId === actionId);

/** Takes over what stands on screen, and returns it. */
export function keepState(place: Place, given: StateValues | undefined): StateValues {
  const holder = place.kind === "message" ? place.message : place.view;
  holder.state = stateOf(blocksOf(place), holder.state, given);
  return holder.state;
}

/**
 * The part of a payload that says where it happened. An ephemeral message is not sent along: Slack does not keep it.
 * https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
 */
export function placePayload(core: Core, place: Place): Record<string, unknown> {
  if (place.kind === "view") {
    return {
      container: { type: "view", view_id: place.view.id },
      view: viewPayload(place.view),
    };
  }
  const { message } = place;
  const channel = core.workspace.channels.get(message.channel);
  return {
    container: {
      type: "message",
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: message.ephemeral,
      ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    },
    channel: { id: message.channel, name: channel ? channelName(channel) : "" },
    ...(message.ephemeral ? {} : { message: messagePayload(core, message) }),
    state: { values: message.state },
  };
}
