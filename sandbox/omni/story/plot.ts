import type { World } from "../request.ts";
import { EVENTS_A_DAY, gapBefore, happen } from "./events.ts";
import type { StoryPlace, Told } from "./told.ts";

/** What happens, and when: the story without the playing of it. */
export interface Plot {
  place(): StoryPlace;
  /** When the next event is due, in milliseconds; undefined when the day is over, or none has begun. */
  next(): number | undefined;
  /** Begins a day if there is none to go on with, and lets nothing be overdue that only a moved clock made so. */
  ready(): void;
  /** Moves the clock to the next event, if there is one, and lets it happen. */
  tellNext(): Told | undefined;
}

const MOST_TOLD = 200;

/** Makes the plot, from where it stood when it was saved. */
export function makePlot(world: World, seed: number, saved: StoryPlace | undefined): Plot {
  const { clock } = world;
  let { day, done } = saved ?? { day: 0, done: 0 };
  let next = typeof saved?.next === "string" ? Date.parse(saved.next) : undefined;
  const told: Told[] = [...(saved?.told ?? [])];
  const now = (): number => clock.now().getTime();
  return {
    place: () => ({
      day,
      done,
      next: next === undefined ? null : new Date(next).toISOString(),
      told: [...told],
    }),
    next: () => next,
    ready: () => {
      if (next === undefined) [day, done] = [day + 1, 0];
      if (next === undefined || next < now()) next = now() + gapBefore(seed, day, done);
    },
    tellNext: () => {
      if (next === undefined) return undefined;
      const due = next;
      if (due > now()) clock.advance(due - now());
      const happened = happen(world, seed, day, done);
      done += 1;
      next = done < EVENTS_A_DAY ? due + gapBefore(seed, day, done) : undefined;
      if (happened === undefined) return undefined;
      const line: Told = { time: new Date(due).toISOString(), ...happened };
      told.unshift(line);
      told.length = Math.min(told.length, MOST_TOLD);
      return line;
    },
  };
}
