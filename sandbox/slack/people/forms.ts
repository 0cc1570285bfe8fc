import { z } from "zod";
import { isRecord } from "../blocks/rules.ts";
import { allElements } from "../blocks/walk.ts";
import { validateView } from "../blocks/validate.ts";
import type { Core } from "../core.ts";
import { interaction } from "../payloads.ts";
import type { CloseView, Outcome, SubmitView } from "../protocol.ts";
import { recordViolation } from "../record.ts";
import { inputBlockIds, inputErrors, stateOf } from "../state-values.ts";
import {
  closeViews,
  findView,
  noteClosed,
  publishModals,
  pushView,
  stackOf,
  updateView,
  viewPayload,
} from "../views.ts";
import type { StoredView, Workspace } from "../workspace.ts";
import { done, refused, TROUBLE } from "./outcome.ts";

/** A form that was sent to the app, and the record of it. */
interface Submission {
  readonly workspace: Workspace;
  readonly view: StoredView;
  readonly trafficId: number;
}

const METHOD = "ack of view_submission";

function fail({ workspace, view, trafficId }: Submission, rule?: string, path = ""): Outcome {
  if (rule)
    recordViolation(workspace, {
      method: METHOD,
      error: "invalid_response_action",
      rule,
      path,
      trafficId,
    });
  view.problem = TROUBLE;
  publishModals(workspace, view.person);
  return refused(TROUBLE);
}

function showErrors(submission: Submission, errors: unknown): Outcome {
  const { workspace, view } = submission;
  const known = new Set(inputBlockIds(view.raw["blocks"]));
  if (!isRecord(errors) || Object.keys(errors).length === 0) {
    return fail(submission, "errors must name at least one block", "/errors");
  }
  const stray = Object.keys(errors).find((id) => !known.has(id));
  if (stray !== undefined) return fail(submission, `no input block has the block_id "${stray}"`, "/errors");
  const texts = z.record(z.string(), z.string().min(1)).safeParse(errors);
  if (!texts.success) return fail(submission, "errors must be sentences", "/errors");
  view.errors = texts.data;
  publishModals(workspace, view.person);
  return { ok: false, problem: null, errors: view.errors };
}

/** Does what the app answered: https://docs.slack.dev/surfaces/modals#response_actions */
function respond(submission: Submission, body: unknown): Outcome {
  const { workspace, view } = submission;
  if (body === null || body === "" || (isRecord(body) && body["response_action"] === undefined)) {
    closeViews(workspace, view, false);
    return done;
  }
  if (!isRecord(body)) return fail(submission, "the body must be empty or an object");
  if (body["response_action"] === "clear") {
    closeViews(workspace, view, true);
    return done;
  }
  if (body["response_action"] === "errors") return showErrors(submission, body["errors"]);
  const isPush = body["response_action"] === "push";
  if (!isPush && body["response_action"] !== "update") {
    return fail(submission, "must be one of errors, update, push, clear", "/response_action");
  }
  const next = body["view"];
  const [issue] = validateView(next, "modal").issues;
  if (!isRecord(next) || issue)
    return fail(submission, issue?.rule ?? "must be an object", issue?.path ?? "/view");
  if (!isPush) updateView(workspace, view, next);
  else if (!pushView(workspace, view, next)) return fail(submission, "push_limit_reached", "/view");
  return done;
}

/** Selects that ask for it give the app a response URL for the chosen conversation. */
function responseUrls({ workspace, tickets, origin }: Core, view: StoredView): Record<string, unknown>[] {
  return allElements(view.raw["blocks"]).flatMap(({ element, blockId, actionId }) => {
    if (element["response_url_enabled"] !== true) return [];
    const state = view.state[blockId]?.[actionId];
    const channel = state?.["selected_conversation"] ?? state?.["selected_channel"];
    if (typeof channel !== "string" || !workspace.channels.has(channel)) return [];
    const url = origin() + tickets.response({ person: view.person, channel, message: null });
    return [{ block_id: blockId, action_id: actionId, channel_id: channel, response_url: url }];
  });
}

/** A person presses the deed of a form. Required and ill-formed fields are refused before the app hears of it. */
export async function submitView(core: Core, { person, viewId, state }: SubmitView): Promise<Outcome> {
  const { workspace, tickets } = core;
  const view = findView(workspace, { id: viewId });
  if (!view || view.person !== person || view !== stackOf(workspace, person).at(-1)) {
    return refused("This form is closed.");
  }
  view.state = stateOf(view.raw["blocks"], view.state, state);
  view.errors = inputErrors(view.raw["blocks"], view.state);
  view.problem = null;
  if (Object.keys(view.errors).length > 0) {
    publishModals(workspace, person);
    return { ok: false, problem: null, errors: view.errors };
  }
  const payload = interaction(workspace, "view_submission", person, {
    trigger_id: tickets.trigger({ person, viewId: view.id }),
    view: viewPayload(view),
    response_urls: responseUrls(core, view),
  });
  const callbackId = view.raw["callback_id"];
  const label = `view_submission ${typeof callbackId === "string" ? callbackId : ""}`;
  const answer = await core.transport.send({ label, kind: "interactive", payload });
  const submission = { workspace, view, trafficId: answer.trafficId };
  return answer.error === null ? respond(submission, answer.body) : fail(submission);
}

/** Cancel closes one form, or all of them when the form says so; the cross closes all. */
export async function closeView(core: Core, { person, viewId, all }: CloseView): Promise<Outcome> {
  const { workspace } = core;
  const view = findView(workspace, { id: viewId });
  if (!view || view.person !== person || view.raw["type"] !== "modal") return refused("This form is closed.");
  const everything = all === true || view.raw["clear_on_close"] === true;
  for (const closed of closeViews(workspace, view, everything)) {
    noteClosed(workspace, closed);
    if (closed.raw["notify_on_close"] !== true) continue;
    const payload = interaction(workspace, "view_closed", person, {
      view: viewPayload(closed),
      is_cleared: everything,
    });
    await core.transport.send({ label: "view_closed", kind: "interactive", payload });
  }
  return done;
}
