import { isDeepStrictEqual } from "node:util";
import { heldUntil } from "../../src/watch/decide/held-until.ts";
import type { News } from "../../src/watch/decide/news.ts";
import type { State } from "../../src/watch/decide/state.ts";
import type { Item } from "../../src/watch/item.ts";
import type { Rule } from "../../src/watch/rule.ts";
import { isQuiet } from "../../src/watch/schedule/quiet.ts";
import { type Event, PLACES, SKUS, type Standing, standingOf } from "./history.ts";

const PAIRS = SKUS.flatMap((sku) => PLACES.map((place) => ({ sku, place })));

/** One move of a rule, and what came of it. */
export interface Move {
  readonly kind: "run" | "blind" | "release" | "edit";
  readonly rule: Rule;
  readonly at: number;
  readonly before: State;
  readonly after: State;
  readonly news: readonly News[];
}

/** Follows a rule from the outside and says what must hold of what is told, from the whole history of each pair. */
export class Teller {
  readonly wrong: { readonly what: string; readonly is: unknown; readonly expected: unknown }[] = [];
  readonly #history: Event[] = [];
  #last = standings([]);
  #isOpen = false;
  #failures = 0;
  #isBlindTold = false;
  /** Times that nothing could be seen, over and not told yet. */
  #outages = 0;
  /** What became well again while that was not to be told; undefined while nothing of the kind happened. */
  #cameBack: Set<string> | undefined;
  /** Each time that a pair was in alarm, by when that began, and was told. */
  readonly #announced = new Set<string>();

  check(move: Move, event: Event | undefined): void {
    const was = this.#last;
    if (event !== undefined) this.#history.push(event);
    const is = event === undefined ? was : standings(this.#history);
    this.#last = is;
    this.#same("the items", shortOf(move.after.items), expectedOf(is));
    this.#checkAlarm(move, is);
    this.#checkSight(move);
    this.#checkSilence(move);
    this.#checkOnce(move);
    this.#checkDigest(move, was, is);
    this.#checkNothingLost(move);
  }

  #checkAlarm({ kind, before, after, news }: Move, is: ReturnType<typeof standings>): void {
    const isAnyLow = is.some(([, { known, isOutOfSight }]) => known !== "ok" && !isOutOfSight);
    const isAnyLeft = is.some(([, { known, isOutOfSight }]) => known !== "ok" || isOutOfSight);
    const wasOpen = this.#isOpen;
    this.#isOpen = wasOpen ? isAnyLeft : isAnyLow && kind === "run";
    this.#same("the alarm is open", isOpen(after), this.#isOpen);
    const isClosed = wasOpen && !this.#isOpen;
    if (isClosed) this.#same("closed by", after.alarm?.closedBy, kind === "edit" ? "edit" : "recovery");
    const wasShown = wasOpen && before.alarm?.shown === true;
    const isRecovered = isClosed && wasShown && kind === "run";
    this.#same("recovered", has(news, "recovered"), isRecovered);
    const isOther = JSON.stringify(expectedOf(is)) !== JSON.stringify(shortOf(before.items));
    if (wasShown && isOther) this.#same("the edit", news[0]?.kind, isRecovered ? "recovered" : "card");
    if (wasShown) this.#same("opened again", has(news, "opened"), false);
  }

  #checkSight({ kind, rule, at, news }: Move): void {
    if (kind === "run") {
      if (this.#failures >= 2) this.#outages += 1;
      this.#failures = 0;
      this.#isBlindTold = false;
    }
    if (kind === "blind") this.#failures += 1;
    if (kind === "edit" || isQuiet(rule.quiet, rule.zone, at)) return;
    const over = news.flatMap((each) => {
      if (each.kind === "sight") return [each.times];
      return each.kind === "digest" ? [each.meanwhile?.outage?.times ?? 0] : [];
    });
    this.#same(
      "sight is back",
      over.reduce((sum, times) => sum + times, 0),
      this.#outages,
    );
    this.#outages = 0;
    const blind = news.filter(
      (each) => each.kind === "blind" || (each.kind === "digest" && each.meanwhile?.blind !== undefined),
    );
    this.#same("blind", blind.length, this.#failures >= 2 && !this.#isBlindTold ? 1 : 0);
    this.#isBlindTold ||= blind.length > 0;
  }

  #checkSilence({ kind, rule, at, after, news }: Move): void {
    const kinds = news.map((each) => each.kind);
    this.#same("kinds of news", [...new Set(kinds)], kinds);
    const posted = kinds.filter((each) => each !== "card" && each !== "recovered");
    const isSilent = kind === "edit" || isQuiet(rule.quiet, rule.zone, at);
    this.#same("posted in silence", isSilent ? posted : [], []);
    const ofItems = posted.filter((each) => each !== "blind" && each !== "sight");
    this.#same("posted under a snooze", isSnoozed(after) ? ofItems : [], []);
  }

  /** Each time in alarm is told once, and by exactly one news. */
  #checkOnce({ before, after, rule, news }: Move): void {
    const told = after.items.filter(({ told }) => told);
    const wasTold = new Set(before.items.filter(({ told }) => told).map(episodeOf));
    const fresh = told.map(episodeOf).filter((episode) => !wasTold.has(episode));
    this.#same(
      "told again",
      fresh.filter((each) => this.#announced.has(each)),
      [],
    );
    for (const episode of fresh) this.#announced.add(episode);
    const forgotten = after.items.filter((item) => !item.told && this.#announced.has(episodeOf(item)));
    this.#same("told and forgotten", forgotten, []);
    const [count, ...more] = news.flatMap((each) => {
      if (each.kind === "later") return [each.items.low + each.items.out];
      if (each.kind !== "digest" || each.meanwhile === undefined) return [];
      return [each.meanwhile.ranLow.low + each.meanwhile.ranLow.out];
    });
    this.#same("told twice", more, []);
    const tellsAll = has(news, "opened") || (rule.mode === "digest" && has(news, "digest"));
    if (count !== undefined || !tellsAll) this.#same("told", count ?? 0, fresh.length);
  }

  /** What became well while it was quiet is named when it may be told, unless it is in alarm again. */
  #checkDigest(
    { kind, rule, at, after, news }: Move,
    was: ReturnType<typeof standings>,
    is: typeof was,
  ): void {
    const digest = news.find((each) => each.kind === "digest");
    if (kind === "edit") {
      for (const [name, sku, place] of PAIRS.map((pair) => [nameOf(pair), pair.sku, pair.place] as const))
        if (!after.status.held?.recovered.some((each) => each.sku === sku && each.place === place))
          this.#cameBack?.delete(name);
      return;
    }
    const quiet = isQuiet(rule.quiet, rule.zone, at);
    const recovered = is.filter(([name, { known }]) => known === "ok" && standing(was, name).known !== "ok");
    const isHeld = after.items.some((item) => !item.told && item.state !== "unknown") || recovered.length > 0;
    const isSightHeld = this.#outages > 0 || (this.#failures >= 2 && !this.#isBlindTold);
    if (quiet && (isHeld || isSightHeld)) this.#cameBack ??= new Set();
    for (const [name] of recovered) this.#cameBack?.add(name);
    for (const [name, { known, isOutOfSight }] of is)
      if (known !== "ok" || (isOutOfSight && !standing(was, name).isOutOfSight)) this.#cameBack?.delete(name);
    if (quiet || isSnoozed(after)) return;
    const named = digest?.meanwhile?.recovered.map(nameOf) ?? [];
    this.#same("well again", named.toSorted(), [...(this.#cameBack ?? [])].toSorted());
    this.#cameBack = undefined;
    const isOfMode = rule.mode === "digest" && kind === "run" && isOpen(after);
    const isDue = isOfMode || digest?.meanwhile !== undefined;
    this.#same("a digest", digest !== undefined, isDue);
  }

  /** What may be told is told at once; what may not is due when it may. */
  #checkNothingLost({ kind, rule, at, after }: Move): void {
    const untold = after.items.filter((item) => !item.told && item.state !== "unknown");
    const isFree = kind !== "edit" && !isQuiet(rule.quiet, rule.zone, at) && !isSnoozed(after);
    if (isFree && (rule.mode === "change" || kind === "run")) this.#same("not told", untold, []);
    const due = heldUntil(rule, after, at);
    const until = after.alarm?.closedAt === undefined ? after.alarm?.snoozed?.until : undefined;
    if (untold.length > 0 && until !== "change") this.#same("is due", due !== undefined && due >= at, true);
    if (due !== undefined) this.#same("due while it is quiet", isQuiet(rule.quiet, rule.zone, due), false);
  }

  #same(what: string, is: unknown, expected: unknown): void {
    if (!isDeepStrictEqual(is, expected)) this.wrong.push({ what, is, expected });
  }
}

function isSnoozed({ alarm }: State): boolean {
  return alarm !== undefined && alarm.closedAt === undefined && alarm.snoozed !== undefined;
}

function isOpen({ alarm }: State): boolean {
  return alarm !== undefined && alarm.closedAt === undefined;
}

function has(news: readonly News[], kind: News["kind"]): boolean {
  return news.some((each) => each.kind === kind);
}

function standings(history: readonly Event[]): (readonly [string, Standing])[] {
  return PAIRS.map((pair) => [nameOf(pair), standingOf(pair.sku, pair.place, history)]);
}

function standing(all: readonly (readonly [string, Standing])[], name: string): Standing {
  const found = all.find(([each]) => each === name);
  if (found === undefined) throw new Error(`no pair ${name}`);
  return found[1];
}

function nameOf({ sku, place }: { readonly sku: string; readonly place: string }): string {
  return `${sku} at ${place}`;
}

function episodeOf(item: Item): string {
  return `${nameOf(item)} since ${item.since}`;
}

function shortOf(items: readonly Item[]): string[] {
  return items
    .map((item) => `${nameOf(item)}: ${item.state}, was ${item.was}, ${item.count}, since ${item.since}`)
    .toSorted();
}

function expectedOf(all: readonly (readonly [string, Standing])[]): string[] {
  return all
    .filter(([, { known, isOutOfSight }]) => known !== "ok" || isOutOfSight)
    .map(([name, { known, isOutOfSight, count, since }]) => {
      const was = known === "ok" ? "unknown" : known;
      return `${name}: ${isOutOfSight ? "unknown" : known}, was ${was}, ${count}, since ${since}`;
    })
    .toSorted();
}
