import type { ChangeState } from "../../src/ledger/index.ts";

interface By<Deed extends string> {
  readonly do: Deed;
  /** The process that calls. */
  readonly owner: string;
}
interface On<Deed extends string> extends By<Deed> {
  /** The change, by its key. */
  readonly key: string;
}

/** One call of the ledger. */
export type Call =
  | (On<"confirm"> & { readonly target: string })
  | On<"take">
  | On<"void">
  | On<"confirmLater">
  | (On<"hold"> & { readonly late: boolean })
  | (On<"finish"> & { readonly state: "done" | "sent" | "failed" | "unknown" })
  | (On<"settle"> & { readonly done: boolean })
  | (On<"decide"> & { readonly person: string; readonly agree: boolean })
  | By<"takeOver">
  | By<"expire">;

/** A change as the model knows it. */
interface Modelled {
  readonly key: string;
  readonly target: string;
  readonly state: ChangeState;
  readonly owner: string;
  readonly held: boolean;
  readonly agreed: readonly string[];
  readonly expired: boolean;
}

export type World = ReadonlyMap<string, Modelled>;

/** What the model expects of a call: what it answers, how the world is then, and what the audit has gained. */
export interface Step {
  readonly answer: string;
  readonly world: World;
  readonly audited: readonly string[];
}

const REQUESTER = "U0ANA";
export const NEEDED = 2;
const GUARDING: readonly ChangeState[] = ["confirmed", "sending", "unknown"];

function guardOf(world: World, target: string): Modelled | undefined {
  return [...world.values()].find((one) => one.target === target && GUARDING.includes(one.state));
}

/** The ledger in a few lines, without a database and without anybody at the same time. */
export function step(world: World, call: Call): Step {
  if (call.do === "confirm") return confirm(world, call);
  if (call.do === "takeOver") return takeOver(world, call.owner);
  if (call.do === "expire") {
    return sweep(world, (one) => (one.state === "waiting" && one.expired ? "expired" : undefined));
  }
  const one = world.get(call.key);
  if (one === undefined) return { answer: "none", world, audited: [] };
  if (call.do === "decide") return decide(world, one, call);
  const to = target(one, call);
  if (to === undefined) return { answer: `stays ${one.state}`, world, audited: [] };
  const held = one.held || call.do === "hold";
  const expired = call.do === "hold" ? call.late : one.expired;
  const owner = call.do === "take" ? call.owner : one.owner;
  return moved(world, { ...one, state: to, held, expired, owner }, `moved ${to}`, to);
}

function confirm(world: World, { key, target, owner }: Extract<Call, { do: "confirm" }>): Step {
  const same = world.get(key);
  if (same !== undefined) return { answer: `same ${same.state}`, world, audited: [] };
  const guard = guardOf(world, target);
  if (guard !== undefined) return { answer: `blocked by ${guard.key}`, world, audited: [`${key} blocked`] };
  const state = "confirmed" as const;
  const one = { key, target, owner, state, held: false, agreed: [], expired: false };
  return moved(world, one, "mine confirmed", "confirmed");
}

function target(one: Modelled, call: Exclude<Call, { do: "confirm" | "decide" | "takeOver" | "expire" }>) {
  const { state } = one;
  if (call.do === "hold") return state === "confirmed" && !one.held ? "waiting" : undefined;
  if (call.do === "take") return state === "confirmed" ? "sending" : undefined;
  if (call.do === "void") return state === "confirmed" || state === "waiting" ? "void" : undefined;
  if (call.do === "finish") return state === "sending" ? call.state : undefined;
  if (call.do === "confirmLater") return state === "sent" || state === "unknown" ? "done" : undefined;
  if (state !== "unknown") return undefined;
  return call.done ? "settled-done" : "settled-not-done";
}

function decide(world: World, one: Modelled, call: Extract<Call, { do: "decide" }>): Step {
  const { person, agree, owner } = call;
  const stays = (answer: string): Step => ({ answer, world, audited: [] });
  if (one.state !== "waiting") return stays("over");
  if (one.expired) return moved(world, { ...one, state: "expired" }, "expired", "expired");
  if (person === REQUESTER) return stays("own");
  if (one.agreed.includes(person)) return stays("already");
  if (!agree) return moved(world, { ...one, state: "declined" }, "declined", "declined");
  const agreed = [...one.agreed, person];
  if (agreed.length < NEEDED) return moved(world, { ...one, agreed }, "agreed", "agreed");
  const guard = guardOf(world, one.target);
  if (guard !== undefined) {
    return { answer: `blocked by ${guard.key}`, world, audited: [`${one.key} blocked`] };
  }
  return moved(world, { ...one, agreed, state: "confirmed", owner }, "approved", "approved");
}

function takeOver(world: World, owner: string): Step {
  return sweep(world, (one) => {
    if (one.owner === owner) return undefined;
    if (one.state === "confirmed") return "stopped";
    return one.state === "sending" ? "unknown" : undefined;
  });
}

/** Moves every change that has to; the answer names them. */
function sweep(world: World, to: (one: Modelled) => ChangeState | undefined): Step {
  const next = new Map(world);
  const audited: string[] = [];
  for (const one of world.values()) {
    const state = to(one);
    if (state === undefined) continue;
    next.set(one.key, { ...one, state });
    audited.push(`${one.key} ${state}`);
  }
  return { answer: audited.toSorted().join(), world: next, audited };
}

function moved(world: World, one: Modelled, answer: string, outcome: string): Step {
  return { answer, world: new Map(world).set(one.key, one), audited: [`${one.key} ${outcome}`] };
}
