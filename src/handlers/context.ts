import { setTimeout as pause } from "node:timers/promises";
import type { Context } from "../operations/context.ts";
import type { Audit } from "../ledger/index.ts";
import type { AuditResult } from "../operations/results.ts";
import { publicAllowed } from "../policy/index.ts";
import type { Desk } from "./desk.ts";
import type { Gate } from "./gate.ts";
import { onlyLooking } from "./only-looking.ts";
import { namesOf } from "./names.ts";

/** How long a person waits for Omni at most. */
const PATIENCE_MS = 20_000;

/** What the gate says of who asks, and where. */
type Asking = Pick<Gate, "offers" | "explain" | "place" | "policy"> & {
  readonly person: Pick<Gate["person"], "id">;
  readonly who: Pick<Gate["who"], "zone">;
};

/** What an operation is given to work with, for one person in one place. */
export function contextFor(desk: Desk, gate: Asking): Context {
  const { person, who, place, policy } = gate;
  return {
    person: person.id,
    zone: who.zone,
    place,
    mayTell: (right) => publicAllowed(policy, right, place),
    groups: desk.userGroups.all,
    alerts: desk.alerts(onlyLooking),
    omni: desk.omni,
    now: desk.now,
    call: { signal: desk.stopping, budgetMs: PATIENCE_MS },
    // Only menu and help look at them.
    get offers() {
      return gate.offers;
    },
    explain: gate.explain,
    health: desk.health,
    rememberShipments: desk.rememberShipments,
    orderOfShipment: desk.orderOfShipment,
    audit: async (question) => auditLines(desk, await desk.audit.list(question)),
    pause: (milliseconds) => pause(milliseconds, undefined, { signal: desk.stopping }),
  };
}

/** The same where nobody asks: reading back what a process that died has left. */
export function contextOfNobody(desk: Desk): Context {
  return contextFor(desk, {
    offers: [],
    explain: () => ({ allowed: false, sentences: [] }),
    person: { id: "" },
    who: { zone: "UTC" },
    place: { kind: "direct" },
    policy: desk.policy.current(),
  });
}

type Listed = Awaited<ReturnType<Audit["list"]>>;

/** The entries of the audit as people read them. */
async function auditLines(desk: Desk, { entries, more }: Listed): Promise<Omit<AuditResult, "kind">> {
  const names = await namesOf(desk, {
    people: entries.flatMap(({ person, by }) => (by === undefined ? [person] : [person, by])),
    channels: entries.flatMap(({ channel }) => channel ?? []),
  });
  return {
    names,
    entries: entries.map(({ targets, by, ...entry }) => ({
      ...entry,
      target: targets.map(({ kind, id }) => `${kind} ${id}`).join(", "),
      approver: by,
    })),
    more,
  };
}
