import { takeAnswer } from "../answers.ts";
import type { Core } from "../core.ts";
import { APP, TEAM } from "../defaults.ts";
import { encodeTyped } from "../mentions.ts";
import { channelName, interaction, messagePayload, VERIFICATION_TOKEN } from "../payloads.ts";
import { findMessage } from "../posting.ts";
import type { Outcome, RunCommand, RunMessageShortcut, RunShortcut } from "../protocol.ts";
import { notify } from "../record.ts";
import { seesMessage } from "../visibility.ts";
import { ARCHIVED } from "./channels.ts";
import { commandFailed, done, outcomeOf, refused } from "./outcome.ts";

/**
 * A person runs a slash command: refused in threads and for people of another organisation, as Slack does.
 * https://docs.slack.dev/interactivity/implementing-slash-commands
 */
export async function runCommand(core: Core, request: RunCommand): Promise<Outcome> {
  const { workspace, tickets } = core;
  const { person, command } = request;
  const channel = workspace.channels.get(request.channel);
  const refuse = (problem: string): Outcome => {
    notify(workspace, person, request.channel, problem);
    return refused(problem);
  };
  const declared = workspace.manifest.features.slash_commands.find((each) => each.command === command);
  if (!channel?.members.has(person)) return refuse("Join the channel first.");
  if (channel.archived) return refuse(ARCHIVED);
  if (!declared || workspace.people.get(person)?.isExternal)
    return refuse(`${command} is not a valid command.`);
  if (request.threadTs) return refuse(`${command} is not supported in threads. Sorry!`);
  const target = { person, channel: channel.id, message: null };
  const answer = await core.transport.send({
    label: command,
    kind: "slash_commands",
    payload: {
      token: VERIFICATION_TOKEN,
      team_id: TEAM.id,
      team_domain: TEAM.domain,
      channel_id: channel.id,
      channel_name: channelName(channel),
      user_id: person,
      user_name: workspace.people.get(person)?.name,
      command,
      text: declared.should_escape
        ? encodeTyped(workspace, request.text.trim(), "command")
        : request.text.trim(),
      api_app_id: APP.id,
      is_enterprise_install: "false",
      response_url: core.origin() + tickets.response(target),
      trigger_id: tickets.trigger({ person, viewId: null }),
    },
  });
  if (answer.error !== null) return refuse(commandFailed(command, answer.error));
  if (answer.body === null || answer.body === "") return done;
  const error = takeAnswer(workspace, target, answer.body, answer.trafficId);
  return error === null ? done : refuse(commandFailed(command, error));
}

/** A global shortcut: it belongs to no channel. */
export async function runShortcut(core: Core, { person, callbackId }: RunShortcut): Promise<Outcome> {
  const { workspace, tickets } = core;
  const declared = workspace.manifest.features.shortcuts.find(
    (each) => each.callback_id === callbackId && each.type === "global",
  );
  if (!declared || workspace.people.get(person)?.isExternal) return refused("There is no such shortcut.");
  if (!workspace.manifest.settings.interactivity.is_enabled) return refused(INTERACTIVITY_OFF);
  const payload = interaction(workspace, "shortcut", person, {
    callback_id: callbackId,
    trigger_id: tickets.trigger({ person, viewId: null }),
    action_ts: workspace.ts(),
  });
  return outcomeOf(
    await core.transport.send({ label: `shortcut ${callbackId}`, kind: "interactive", payload }),
  );
}

/** A shortcut from the menu of a message. */
export async function runMessageShortcut(core: Core, request: RunMessageShortcut): Promise<Outcome> {
  const { workspace, tickets } = core;
  const { person, callbackId } = request;
  const message = findMessage(workspace, request.channel, request.ts);
  const channel = workspace.channels.get(request.channel);
  const declared = workspace.manifest.features.shortcuts.find(
    (each) => each.callback_id === callbackId && each.type === "message",
  );
  if (!declared || workspace.people.get(person)?.isExternal) return refused("There is no such shortcut.");
  if (!workspace.manifest.settings.interactivity.is_enabled) return refused(INTERACTIVITY_OFF);
  if (!channel || !message || message.ephemeral || !seesMessage(workspace, person, message)) {
    return refused("This message is gone.");
  }
  const target = { person, channel: channel.id, message: null };
  const payload = interaction(workspace, "message_action", person, {
    callback_id: callbackId,
    trigger_id: tickets.trigger({ person, viewId: null }),
    response_url: core.origin() + tickets.response(target),
    action_ts: workspace.ts(),
    message_ts: message.ts,
    channel: { id: channel.id, name: channelName(channel) },
    message: messagePayload(core, message),
  });
  return outcomeOf(
    await core.transport.send({ label: `message_action ${callbackId}`, kind: "interactive", payload }),
  );
}

export const INTERACTIVITY_OFF = "This app is not configured to handle interactive responses.";
