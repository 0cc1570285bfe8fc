import { z } from "zod";
import { validateView } from "../blocks/validate.ts";
import type { Core } from "../core.ts";
import type { Trigger } from "../tickets.ts";
import { findView, openView, publishHomeView, pushView, stackOf, updateView, viewPayload } from "../views.ts";
import type { StoredView } from "../workspace.ts";
import { type Call, json, type Method, NobodysFault, read, refuse, SlackError } from "./call.ts";

const View = json(z.record(z.string(), z.unknown()));
const Opening = z.looseObject({ trigger_id: z.string(), view: View });
const Updating = z.looseObject({
  view: View,
  view_id: z.string().optional(),
  external_id: z.string().optional(),
  hash: z.string().optional(),
});
const Publishing = z.looseObject({ user_id: z.string(), view: View, hash: z.string().optional() });

function needValid(
  core: Core,
  view: Record<string, unknown>,
  surface: "modal" | "home",
  own?: StoredView,
): void {
  const { issues, error } = validateView(view, surface);
  if (issues.length > 0) throw refuse(error ?? "invalid_arguments", issues);
  const externalId = view["external_id"];
  if (typeof externalId !== "string" || externalId === "") return;
  const other = findView(core.workspace, { externalId });
  if (other && other !== own) throw new SlackError("duplicate_external_id");
}

function spend(core: Core, id: string): Trigger {
  const trigger = core.tickets.spend(id);
  if (typeof trigger !== "string") return trigger;
  // Made slow on purpose, even the quickest app comes too late.
  if (trigger === "expired_trigger_id" && core.switches.now().delayMs > 0) throw new NobodysFault(trigger);
  const rule = "a trigger_id works once, within three seconds";
  throw refuse(trigger, [{ path: "/trigger_id", rule }]);
}

/** A view that is not open, or not any more. A person may close it whenever they like. */
const gone = ({ workspace }: Core, id: string | undefined): SlackError =>
  id !== undefined && workspace.closedByPerson.has(id)
    ? new NobodysFault("not_found")
    : new SlackError("not_found");

function open({ core, args }: Call): Record<string, unknown> {
  const { trigger_id: triggerId, view } = read(Opening, args);
  needValid(core, view, "modal");
  const { person } = spend(core, triggerId);
  return { view: viewPayload(openView(core.workspace, person, view)) };
}

function push({ core, args }: Call): Record<string, unknown> {
  const { trigger_id: triggerId, view } = read(Opening, args);
  needValid(core, view, "modal");
  const { person, viewId } = spend(core, triggerId);
  const under = stackOf(core.workspace, person).find((each) => each.id === viewId);
  if (!under) throw gone(core, viewId ?? undefined);
  const pushed = pushView(core.workspace, under, view);
  if (!pushed) throw new SlackError("push_limit_reached");
  return { view: viewPayload(pushed) };
}

const needHash = (view: StoredView | undefined, hash: string | undefined): void => {
  if (view && hash !== undefined && hash !== view.hash) throw new SlackError("hash_conflict");
};

function update({ core, args }: Call): Record<string, unknown> {
  const { view, view_id: id, external_id: externalId, hash } = read(Updating, args);
  const target = findView(core.workspace, { id, externalId });
  needValid(core, view, target?.raw["type"] === "home" ? "home" : "modal", target);
  if (!target) throw gone(core, id ?? externalId);
  needHash(target, hash);
  updateView(core.workspace, target, view);
  return { view: viewPayload(target) };
}

function publish({ core, args }: Call): Record<string, unknown> {
  const { user_id: person, view, hash } = read(Publishing, args);
  const before = core.workspace.homes.get(person);
  needValid(core, view, "home", before);
  const who = core.workspace.people.get(person);
  if (!who || who.isBot || who.isExternal) throw new SlackError("user_not_found");
  if (core.workspace.manifest.features.app_home?.home_tab_enabled !== true)
    throw new SlackError("not_enabled");
  needHash(before, hash);
  return { view: viewPayload(publishHomeView(core.workspace, person, view)) };
}

const method = (run: Method["run"]): Method => ({ scopes: [], tier: 4, token: "bot", run });

/** https://docs.slack.dev/reference/methods: views.* */
export const viewMethods: Readonly<Record<string, Method>> = {
  "views.open": method(open),
  "views.push": method(push),
  "views.update": method(update),
  "views.publish": method(publish),
};
