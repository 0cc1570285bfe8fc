import { z } from "zod";
import { isRecord } from "../blocks/rules.ts";
import { option, optionGroup, optionsOf } from "../blocks/menus.ts";
import type { Issue } from "../blocks/rules.ts";
import type { Core } from "../core.ts";
import { LIMITS } from "../limits.ts";
import { interaction } from "../payloads.ts";
import {
  type ActionValue,
  type ClickElement,
  Option,
  OptionGroup,
  type OptionsAnswer,
  type Outcome,
  type QueryOptions,
} from "../protocol.ts";
import { recordViolation } from "../record.ts";
import { elementState, valueField } from "../state-values.ts";
import { INTERACTIVITY_OFF } from "./commands.ts";
import { outcomeOf, refused, TROUBLE } from "./outcome.ts";
import { findElement, findPlace, keepState, placePayload } from "./place.ts";

/** An option is chosen by its value; Slack sends the whole option, as the app gave it. */
function chosenOption(element: Record<string, unknown>, chosen: ActionValue): unknown {
  const { selected_option: option } = chosen;
  const own = optionsOf(element).find((each) => isSameOption(each, option));
  return own ?? option;
}

/** By its value, or by its address where it has no value. */
const isSameOption = (own: unknown, chosen: ActionValue["selected_option"]): boolean =>
  isRecord(own) &&
  own["value"] === chosen?.value &&
  (own["value"] !== undefined || own["url"] === chosen?.["url"]);

/** The one of the two buttons that was pressed. */
function chosenFeedback(element: Record<string, unknown>, { value }: ActionValue): Record<string, unknown> {
  const sides = [element["positive_button"], element["negative_button"]].filter(isRecord);
  const side = sides.find((each) => each["value"] === value) ?? sides[0];
  return { text: side?.["text"], value: side?.["value"] };
}

function actionOf(
  element: Record<string, unknown>,
  blockId: string,
  chosen: ActionValue,
  actionTs: string,
): Record<string, unknown> {
  const base = { action_id: element["action_id"], block_id: blockId, action_ts: actionTs };
  if (element["type"] === "overflow") {
    return { type: "overflow", ...base, selected_option: chosenOption(element, chosen) };
  }
  if (element["type"] === "feedback_buttons") {
    return { type: "feedback_buttons", ...base, ...chosenFeedback(element, chosen) };
  }
  if (valueField(element["type"]) === null) {
    return {
      type: element["type"],
      ...base,
      text: element["text"],
      ...(element["value"] === undefined ? {} : { value: element["value"] }),
      ...(element["style"] === undefined ? {} : { style: element["style"] }),
    };
  }
  const option = chosen.selected_option ? { selected_option: chosenOption(element, chosen) } : {};
  return { ...base, ...elementState(element, { ...chosen, ...option }) };
}

/** A person clicks a button, picks from a menu, or changes an input that dispatches. */
export async function clickElement(core: Core, request: ClickElement): Promise<Outcome> {
  const { workspace, tickets } = core;
  const { person } = request;
  if (!workspace.manifest.settings.interactivity.is_enabled) return refused(INTERACTIVITY_OFF);
  const place = findPlace(core, person, request.container);
  const placed = place ? findElement(place, request.blockId, request.actionId) : undefined;
  if (!place || !placed) return refused("This is gone, or has changed.");
  // What it starts is a workflow, not the app: it hears of no click (its page in block-elements).
  if (placed.element["type"] === "workflow_button") return refused("No workflows run in this workspace.");
  const action = actionOf(placed.element, request.blockId, request.value, workspace.ts());
  const chosen = { [request.blockId]: { [request.actionId]: elementState(placed.element, action) } };
  keepState(place, { ...request.state, ...chosen });
  if (placed.block["type"] === "input" && placed.block["dispatch_action"] !== true)
    return { ok: true, problem: null };
  const responseUrl =
    place.kind === "message"
      ? {
          response_url:
            core.origin() +
            tickets.response({ person, channel: place.message.channel, message: place.message.ts }),
        }
      : {};
  const payload = interaction(workspace, "block_actions", person, {
    ...placePayload(core, place),
    trigger_id: tickets.trigger({ person, viewId: place.kind === "view" ? place.view.id : null }),
    ...responseUrl,
    actions: [action],
  });
  return outcomeOf(
    await core.transport.send({ label: `block_actions ${request.actionId}`, kind: "interactive", payload }),
  );
}

const OptionsBody = z.union([
  z.looseObject({ options: z.array(z.unknown()) }),
  z.looseObject({ option_groups: z.array(z.unknown()) }),
]);

function readOptions(body: unknown): OptionsAnswer | readonly Issue[] {
  const parsed = OptionsBody.safeParse(body);
  if (!parsed.success) return [{ path: "", rule: "must have options or option_groups" }];
  const isFlat = "options" in parsed.data;
  const items = "options" in parsed.data ? parsed.data.options : parsed.data.option_groups;
  const root = isFlat ? "/options" : "/option_groups";
  const issues: Issue[] = [];
  if (!Array.isArray(items)) return [{ path: root, rule: "must be an array" }];
  if (items.length > LIMITS.options) {
    issues.push({ path: root, rule: `no more than ${LIMITS.options} items allowed (has ${items.length})` });
  }
  items.forEach((each, index) =>
    (isFlat ? option : optionGroup)(each, `${root}/${index}`, (issue) => issues.push(issue)),
  );
  if (issues.length > 0) return issues;
  return {
    ok: true,
    options: isFlat ? items.map((each) => Option.parse(each)) : [],
    groups: isFlat ? [] : items.map((each) => OptionGroup.parse(each)),
    problem: null,
  };
}

/** Type-ahead of an external menu: https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload */
export async function queryOptions(core: Core, request: QueryOptions): Promise<OptionsAnswer> {
  const { workspace } = core;
  const failed = { ok: false, options: [], groups: [] };
  const place = findPlace(core, request.person, request.container);
  const placed = place ? findElement(place, request.blockId, request.actionId) : undefined;
  if (!place || !placed) return { ...failed, problem: "This is gone, or has changed." };
  const min = placed.element["min_query_length"];
  if (request.query.length < (typeof min === "number" ? min : 3))
    return { ...failed, ok: true, problem: null };
  const payload = interaction(workspace, "block_suggestion", request.person, {
    ...placePayload(core, place),
    action_id: request.actionId,
    block_id: request.blockId,
    value: request.query,
  });
  const label = `block_suggestion ${request.actionId}`;
  const answer = await core.transport.send({ label, kind: "interactive", payload });
  if (answer.error !== null) return { ...failed, problem: TROUBLE };
  const read = readOptions(answer.body);
  if ("ok" in read) return read;
  for (const { path, rule } of read) {
    recordViolation(workspace, {
      method: label,
      error: "invalid_options",
      rule,
      path,
      trafficId: answer.trafficId,
    });
  }
  return { ...failed, problem: "No result" };
}
