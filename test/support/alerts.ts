import { randomUUID } from "node:crypto";
import { type Omni, OmniError } from "../../src/omni/index.ts";
import type { AlertBook, Counted, Foresight, Kept, KeptRule } from "../../src/operations/alert/book.ts";
import type { Rule } from "../../src/watch/rule.ts";

/** A book of rules kept in memory that asks a real Omni. */
export interface MemoryAlerts {
  readonly book: AlertBook;
  /** What the next foresight is to say in place of what was counted. */
  readonly foreseen: { next: Partial<Foresight> | undefined };
}

export function createMemoryAlerts(omni: Omni, now: () => number): MemoryAlerts {
  const foreseen: MemoryAlerts["foreseen"] = { next: undefined };
  return { book: bookOf(omni, now, foreseen), foreseen };
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

function bookOf(omni: Omni, now: () => number, foreseen: MemoryAlerts["foreseen"]): AlertBook {
  const rules = new Map<string, KeptRule>();
  const within = (channel: string) => [...rules.values()].filter((rule) => rule.channel === channel);
  const taken = (channel: string, name: string, but?: string) =>
    within(channel).some((rule) => rule.id !== but && same(rule.name, name));
  const keep = (rule: KeptRule): Kept => {
    rules.set(rule.id, rule);
    return { kept: true, rule };
  };
  const touch = (id: string, by: string, change: (rule: KeptRule) => Partial<KeptRule>): Kept => {
    const rule = rules.get(id);
    if (rule === undefined) return { kept: false, because: "gone" };
    const changed = { by, at: now() };
    return keep({ ...rule, ...change(rule), changed, version: rule.version + 1 });
  };
  return {
    list: async (channel) => within(channel).toSorted((a, b) => a.name.localeCompare(b.name)),
    unreadable: async () => [],
    find: async (channel, name) => within(channel).find((rule) => same(rule.name, name)),
    get: async (id) => rules.get(id),
    create: async ({ by, ...rule }) => {
      if (taken(rule.channel, rule.name)) return { kept: false, because: "name-taken" };
      const created = { by, at: now() };
      return keep({
        ...rule,
        id: randomUUID(),
        version: 1,
        created,
        changed: created,
        paused: undefined,
        nextDue: now() + 60_000,
        lastRun: undefined,
        alarm: undefined,
        unknown: 0,
      });
    },
    change: async ({ id, version, name, definition, by }) => {
      const rule = rules.get(id);
      if (rule === undefined) return { kept: false, because: "gone" };
      if (rule.version !== version) return { kept: false, because: "moved" };
      if (taken(rule.channel, name, id)) return { kept: false, because: "name-taken" };
      return touch(id, by, () => ({ name, definition }));
    },
    pause: async (id, by) => {
      const rule = rules.get(id);
      if (rule?.paused !== undefined) return { kept: true, rule };
      return touch(id, by, () => ({ paused: { by, at: now(), because: undefined }, nextDue: undefined }));
    },
    resume: async (id, by) => {
      const rule = rules.get(id);
      if (rule !== undefined && rule.paused === undefined) return { kept: true, rule };
      return touch(id, by, () => ({ paused: undefined, nextDue: now() + 60_000 }));
    },
    remove: async (id) => rules.delete(id),
    runNow: async (id) => {
      const rule = rules.get(id);
      if (rule === undefined) return { kind: "gone" };
      const { seen, low, out } = await foresee(omni, rule.definition);
      return { kind: "ran", seen, low, out, unknown: 0, unanswered: [], calls: 1, ms: 5 };
    },
    foresee: async (rule) => ({ ...(await foresee(omni, rule)), ...foreseen.next }),
  };
}

/** Counts what a rule would find, the plain way. */
async function foresee(omni: Omni, { source, levels }: Rule): Promise<Foresight> {
  const readings = await readingsOf(omni, source);
  const places = source.kind === "stock" ? source.locations : source.groups;
  const pairs = places.flatMap((place) => source.skus.map((sku) => ({ sku, place })));
  const low = readings.filter(({ count }) => count < levels.below);
  const out = low.filter(({ count }) => count <= levels.out);
  return {
    seen: readings.length,
    low: low.length - out.length,
    out: out.length,
    missing: pairs.filter(
      ({ sku, place }) => !readings.some((each) => each.sku === sku && each.place === place),
    ),
    empty: places.filter((place) => !readings.some((each) => each.place === place)),
    worst: low.toSorted((a, b) => a.count - b.count).slice(0, 5),
    whole: true,
    failure: undefined,
    cost: { calls: 1, perSecond: 10, seconds: 1, shortest: 1, known: "whole" },
  };
}

async function readingsOf(omni: Omni, source: Rule["source"]): Promise<Counted[]> {
  if (source.kind === "pool") {
    const pages = omni.pools.virtual({ groups: source.groups, skus: source.skus });
    const rows = (await Array.fromAsync(pages).catch(nothingThere)).flat();
    return rows.map((row) => ({ sku: row.Sku, place: row.InventoryPoolGroupName, count: row.Quantity }));
  }
  const locations =
    source.locations.length > 0
      ? source.locations
      : (await omni.locations.list()).map(({ InternalName }) => InternalName);
  const rows = (await Array.fromAsync(omni.stock.onHand({ locations, skus: source.skus }))).flat();
  return rows.map((row) => ({ sku: row.Sku, place: row.LocationInternalName, count: row.Quantity }));
}

/** Omni knows no such pool group. */
function nothingThere(error: unknown): never[] {
  if (error instanceof OmniError && error.kind === "not-found") return [];
  throw error;
}
