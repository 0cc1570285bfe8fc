import type { World } from "../request.ts";
import { EVENTS_A_DAY, gapBefore, happen } from "./events.ts";
import type { StoryPlace, Told } from "./told.ts";

/** A day in the life of the retailer: orders arrive, stores sell, deliveries come. It is told in small steps. */
export interface Story {
  place(): StoryPlace;
  readonly playing: boolean;
  /** Minutes of the story in a second. */
  readonly speed: number;
  /** Lets it go on, from the morning of a new day when none has begun or the last one is over. */
  start(speed?: number): void;
  pause(): void;
  /** Moves the clock to the next event, and lets it happen. */
  step(): Told | undefined;
}

interface Behind {
  readonly world: World;
  readonly seed: number;
  readonly saved: StoryPlace | undefined;
  /** Called after each event, and when it starts, pauses or ends. */
  readonly onChange: () => void;
}

const TICK = 250;
const MOST_TOLD = 200;
const MINUTE = 60_000;
const SPEED = 5;

/** Makes the story; it stands still until it is started, also where it was playing when it was saved. */
export function makeStory({ world, seed, saved, onChange }: Behind): Story {
  const { clock } = world;
  let { day, done } = saved ?? { day: 0, done: 0 };
  let next = typeof saved?.next === "string" ? Date.parse(saved.next) : undefined;
  const told: Told[] = [...(saved?.told ?? [])];
  let speed = SPEED;
  let timer: NodeJS.Timeout | undefined;
  const now = (): number => clock.now().getTime();

  const pause = (): void => {
    clearInterval(timer);
    timer = undefined;
    onChange();
  };
  /** Begins a day if there is none to go on with, and lets nothing be overdue that only a moved clock made so. */
  const ready = (): void => {
    if (next === undefined) [day, done] = [day + 1, 0];
    if (next === undefined || next < now()) next = now() + gapBefore(seed, day, done);
  };
  const tellNext = (due: number): Told | undefined => {
    if (due > now()) clock.advance(due - now());
    const happened = happen(world, seed, day, done);
    done += 1;
    next = done < EVENTS_A_DAY ? due + gapBefore(seed, day, done) : undefined;
    if (next === undefined) pause();
    if (happened === undefined) return undefined;
    const line: Told = { time: new Date(due).toISOString(), ...happened };
    told.unshift(line);
    told.length = Math.min(told.length, MOST_TOLD);
    onChange();
    return line;
  };
  const tellUntil = (due: number): void => {
    for (let event = next; event !== undefined && event <= due; event = next) tellNext(event);
  };
  const play = (): void => {
    let last = { real: performance.now(), story: now() };
    timer = setInterval(() => {
      const real = performance.now();
      const due = Math.max(now(), last.story + ((real - last.real) / 1000) * speed * MINUTE);
      last = { real, story: due };
      tellUntil(due);
      if (timer !== undefined && due > now()) clock.advance(due - now());
    }, TICK).unref();
    onChange();
  };
  return {
    get playing() {
      return timer !== undefined;
    },
    get speed() {
      return speed;
    },
    place: () => ({
      day,
      done,
      next: next === undefined ? null : new Date(next).toISOString(),
      told: [...told],
    }),
    start: (wanted = speed) => {
      clearInterval(timer);
      speed = wanted;
      ready();
      play();
    },
    pause,
    step: () => {
      ready();
      return next === undefined ? undefined : tellNext(next);
    },
  };
}
