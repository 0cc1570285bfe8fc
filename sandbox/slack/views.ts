import { nameBlocks } from "./blocks/name.ts";
import { APP, TEAM } from "./defaults.ts";
import { LIMITS } from "./limits.ts";
import { shownView } from "./visibility.ts";
import type { StoredView, Workspace } from "./workspace.ts";

const freshHash = (workspace: Workspace): string =>
  `${Math.floor(workspace.now() / 1000)}.${workspace.id("h").toLowerCase()}`;

function named(workspace: Workspace, view: Record<string, unknown>): Record<string, unknown> {
  return { ...view, blocks: nameBlocks(Array.isArray(view["blocks"]) ? view["blocks"] : [], workspace.id) };
}

function stored(
  workspace: Workspace,
  person: string,
  view: Record<string, unknown>,
  under: StoredView | null,
): StoredView {
  const id = workspace.id("V");
  return {
    id,
    person,
    rootViewId: under?.rootViewId ?? id,
    previousViewId: under?.id ?? null,
    raw: named(workspace, view),
    hash: freshHash(workspace),
    state: {},
    errors: {},
    problem: null,
  };
}

/** Shows a person's stack as it stands now. */
export function publishModals(workspace: Workspace, person: string): void {
  const modals = (workspace.modals.get(person) ?? []).map(shownView);
  workspace.publish({ type: "modals", modals }, [person]);
}

export const stackOf = (workspace: Workspace, person: string): readonly StoredView[] =>
  workspace.modals.get(person) ?? [];

/** Finds an open modal or a Home by id, or by the app's own `external_id`. */
export function findView(
  workspace: Workspace,
  by: { readonly id?: string | undefined; readonly externalId?: string | undefined },
): StoredView | undefined {
  const all = [...[...workspace.modals.values()].flat(), ...workspace.homes.values()];
  return all.find(
    (view) =>
      (by.id !== undefined && view.id === by.id) ||
      (by.externalId !== undefined && by.externalId !== "" && view.raw["external_id"] === by.externalId),
  );
}

/** Remembers that a person, and not the app, put a view away. */
export function noteClosed({ closedByPerson }: Workspace, { id, raw }: StoredView): void {
  closedByPerson.add(id);
  const externalId = raw["external_id"];
  if (typeof externalId === "string" && externalId !== "") closedByPerson.add(externalId);
}

/** Opens a modal; whatever this person had open from the app gives way. */
export function openView(workspace: Workspace, person: string, view: Record<string, unknown>): StoredView {
  for (const before of stackOf(workspace, person)) noteClosed(workspace, before);
  const opened = stored(workspace, person, view, null);
  workspace.modals.set(person, [opened]);
  publishModals(workspace, person);
  return opened;
}

/** Puts a view on top of another: null when the stack is full. */
export function pushView(
  workspace: Workspace,
  under: StoredView,
  view: Record<string, unknown>,
): StoredView | null {
  const stack = workspace.modals.get(under.person) ?? [];
  if (stack.length >= LIMITS.viewStack) return null;
  const pushed = stored(workspace, under.person, view, under);
  stack.push(pushed);
  publishModals(workspace, under.person);
  return pushed;
}

/** Replaces what a view shows. Values of inputs that keep their block and action ids stay, as in Slack. */
export function updateView(workspace: Workspace, target: StoredView, view: Record<string, unknown>): void {
  target.raw = named(workspace, view);
  target.hash = freshHash(workspace);
  target.errors = {};
  target.problem = null;
  if (target.raw["type"] === "home") publishHome(workspace, target);
  else publishModals(workspace, target.person);
}

/** Closes one view (the one below comes back), or the whole stack. Returns what was closed, top first. */
export function closeViews(workspace: Workspace, view: StoredView, all: boolean): StoredView[] {
  const stack = workspace.modals.get(view.person) ?? [];
  if (!stack.includes(view)) return [];
  const closed = all ? stack.splice(0) : stack.splice(stack.indexOf(view));
  publishModals(workspace, view.person);
  return closed.toReversed();
}

function publishHome(workspace: Workspace, home: StoredView): void {
  workspace.publish({ type: "home", home: shownView(home) }, [home.person]);
}

/** Publishes a Home: the same view id for a person from the first time on. */
export function publishHomeView(
  workspace: Workspace,
  person: string,
  view: Record<string, unknown>,
): StoredView {
  const before = workspace.homes.get(person);
  if (before) {
    updateView(workspace, before, view);
    return before;
  }
  const home = stored(workspace, person, view, null);
  workspace.homes.set(person, home);
  publishHome(workspace, home);
  return home;
}

/** A view as Slack writes it in answers and payloads: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export function viewPayload(view: StoredView): Record<string, unknown> {
  const { raw } = view;
  return {
    id: view.id,
    team_id: TEAM.id,
    type: raw["type"],
    blocks: raw["blocks"],
    private_metadata: raw["private_metadata"] ?? "",
    callback_id: raw["callback_id"] ?? "",
    state: { values: view.state },
    hash: view.hash,
    title: raw["title"] ?? { type: "plain_text", text: "View Title", emoji: true },
    clear_on_close: raw["clear_on_close"] === true,
    notify_on_close: raw["notify_on_close"] === true,
    close: raw["close"] ?? null,
    submit: raw["submit"] ?? null,
    previous_view_id: view.previousViewId,
    root_view_id: view.rootViewId,
    app_id: APP.id,
    external_id: raw["external_id"] ?? "",
    app_installed_team_id: TEAM.id,
    bot_id: APP.botId,
  };
}
