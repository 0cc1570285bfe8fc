import type { World } from "../request.ts";
import { makePlot } from "./plot.ts";
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
const MINUTE = 60_000;
const SPEED = 5;

/** Makes the story; it stands still until it is started, also where it was playing when it was saved. */
export function makeStory({ world, seed, saved, onChange }: Behind): Story {
  const plot = makePlot(world, seed, saved);
  const { clock } = world;
  let speed = SPEED;
  let timer: NodeJS.Timeout | undefined;

  const pause = (): void => {
    clearInterval(timer);
    timer = undefined;
    onChange();
  };
  const tellNext = (): Told | undefined => {
    const told = plot.tellNext();
    if (plot.next() === undefined) pause();
    else onChange();
    return told;
  };
  const play = (): void => {
    let last = { real: performance.now(), story: clock.now().getTime() };
    timer = setInterval(() => {
      const real = performance.now();
      const passed = ((real - last.real) / 1000) * speed * MINUTE;
      const due = Math.max(clock.now().getTime(), last.story + passed);
      last = { real, story: due };
      for (let next = plot.next(); next !== undefined && next <= due; next = plot.next()) tellNext();
      const behind = due - clock.now().getTime();
      if (timer !== undefined && behind > 0) clock.advance(behind);
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
    place: () => plot.place(),
    start: (wanted = speed) => {
      clearInterval(timer);
      speed = wanted;
      plot.ready();
      play();
    },
    pause,
    step: () => {
      plot.ready();
      return tellNext();
    },
  };
}
