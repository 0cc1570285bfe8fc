import type { Crossing, Item } from "../item.ts";
import type { Levels, Rule } from "../rule.ts";
import type { Evaluated, Reading, Sight } from "./evaluated.ts";
import { seen, unseen } from "./judge.ts";
import { Sieve } from "./sieve.ts";
import { type Watching, watchingOf } from "./watching.ts";

/** One run over what a rule watches, told one reading at a time; made anew for each run. */
export interface Evaluation {
  /** One count as Omni gave it. Of what is not watched nothing is kept; of two counts of one item the later one holds. */
  take(sku: string, place: string, count: number): void;
  /** What the run makes of it, once all that could be read was. */
  end(sight: Sight): Evaluated;
}

/**
 * Judges what a rule watches, from what was in alarm or unknown before and the counts of one run. Keeps in memory what
 * is in alarm, was so, or is named as a pair of SKU and place; a count of anything else that is well leaves nothing.
 * Whatever it keeps and was given no count of is unknown.
 */
export function createEvaluation(
  rule: Pick<Rule, "source" | "levels" | "muted">,
  before: readonly Item[],
  at: number,
): Evaluation {
  return new OneRun(watchingOf(rule), rule.levels, before, at);
}

/** What is kept of one item while a run goes on. */
class Slot {
  count = 0;
  isSeen = false;
  readonly before: Item | undefined;
  constructor(before: Item | undefined) {
    this.before = before;
  }
}

type Slots = Map<string, Slot>;

/** A class, so that a reading costs no closure, with maps in maps, so that it joins no strings. */
class OneRun implements Evaluation {
  readonly #watching: Watching;
  readonly #levels: Levels;
  /** Undefined where none is: even to look into an empty set costs time, a million times. */
  readonly #muted: ReadonlySet<string> | undefined;
  readonly #at: number;
  /** The SKUs that have a slot anywhere; undefined where SKUs are named, and so are few. */
  readonly #sieve: Sieve | undefined;
  readonly #places = new Map<string, Slots>();
  #watched = 0;
  /** Readings come place by place: the last one's slots; undefined where it is not watched. */
  #place: string | undefined;
  #slots: Slots | undefined;

  constructor(watching: Watching, levels: Levels, before: readonly Item[], at: number) {
    this.#watching = watching;
    this.#levels = levels;
    this.#muted = watching.muted.size === 0 ? undefined : watching.muted;
    this.#at = at;
    this.#sieve = watching.skus === undefined ? new Sieve() : undefined;
    this.#keepPairs();
    for (const item of before) {
      if (watching.keeps(item)) this.#keep(this.#slotsOf(item.place), item.sku, new Slot(item));
    }
  }

  take(sku: string, place: string, count: number): void {
    if (place !== this.#place) {
      this.#place = place;
      this.#slots = (this.#watching.places?.has(place) ?? true) ? this.#slotsOf(place) : undefined;
    }
    const slots = this.#slots;
    if (slots === undefined) return;
    let slot = this.#sieve?.mayHave(sku) === false ? undefined : slots.get(sku);
    if (slot === undefined) {
      if (this.#watching.skus?.has(sku) === false || this.#muted?.has(sku) === true) return;
      this.#watched += 1;
      if (count >= this.#levels.below) return;
      slot = new Slot(undefined);
      this.#keep(slots, sku, slot);
    } else if (!slot.isSeen) this.#watched += 1;
    slot.count = count;
    slot.isSeen = true;
  }

  end(sight: Sight): Evaluated {
    const items: Item[] = [];
    const crossings: Crossing[] = [];
    const readings: Reading[] = [];
    let changed = false;
    for (const [place, slots] of this.#places) {
      for (const [sku, slot] of slots) {
        const { before } = slot;
        const isSeen = slot.isSeen && sight.kind !== "blind";
        const item = isSeen ? this.#judged(sku, place, slot) : unseen(sku, place, before, this.#at);
        if (item !== undefined) items.push(item);
        if (isSeen && item !== undefined) readings.push({ sku, place, count: slot.count });
        if (item?.state !== before?.state) crossings.push(crossing(sku, place, slot, item));
        changed ||= item?.state !== before?.state || item?.count !== before?.count;
      }
    }
    return {
      sight,
      items,
      crossings,
      changed,
      watched: sight.kind === "blind" ? 0 : this.#watched,
      readings,
    };
  }

  #judged(sku: string, place: string, { count, before }: Slot): Item | undefined {
    return seen({ sku, place, count }, before, this.#levels, this.#at);
  }

  #keepPairs(): void {
    const { places, skus } = this.#watching;
    if (places === undefined || skus === undefined) return;
    for (const place of places) {
      const slots = this.#slotsOf(place);
      for (const sku of skus) slots.set(sku, new Slot(undefined));
    }
  }

  #keep(slots: Slots, sku: string, slot: Slot): void {
    slots.set(sku, slot);
    this.#sieve?.add(sku);
  }

  #slotsOf(place: string): Slots {
    const known = this.#places.get(place);
    if (known !== undefined) return known;
    const made: Slots = new Map();
    this.#places.set(place, made);
    return made;
  }
}

function crossing(
  sku: string,
  place: string,
  { before, isSeen, count }: Slot,
  item: Item | undefined,
): Crossing {
  const was = before === undefined || before.was === "unknown" ? "ok" : before.was;
  const last = item === undefined && isSeen ? count : (item?.count ?? null);
  return { sku, place, from: before?.state ?? "ok", to: item?.state ?? "ok", was, count: last };
}
