import { type Bell, makeBell } from "./bell.ts";
import { type CallLog, makeCallLog } from "./calls.ts";
import { type Clock, makeClock } from "./clock.ts";
import { makeControl, type PageAssets } from "./control/index.ts";
import { type Faults, makeFaults } from "./faults.ts";
import { type Listening, listenOn } from "./listen.ts";
import { makeServer } from "./server.ts";
import { makeSite, type Site } from "./site.ts";
import { makeStory, type Story } from "./story/index.ts";
import { restore, type Snapshot, takeSnapshot } from "./state/snapshot.ts";
import { makeState, type OmniState } from "./state/state.ts";

export interface OmniSandboxOptions {
  /** The only key that is accepted; `sandbox-key` unless said. */
  readonly apiKey?: string;
  /** The same seed gives the same data; 1 unless said. */
  readonly seed?: number;
  readonly now?: () => Date;
  /** 3,000 unless said, at least 4. */
  readonly skus?: number;
  /** 20 unless said, at least 4. */
  readonly locations?: number;
  /** 500 unless said, at least 8: the documented ones are always there. */
  readonly orders?: number;
  /** Where an earlier one of the same seed and scale stopped. */
  readonly saved?: Snapshot;
  /** The page to serve at `/`; without one there is none, only what it would call. */
  readonly page?: PageAssets;
}

/** A stand-in OMS: serves the whole guide from its own data. */
export interface OmniSandbox {
  readonly apiKey: string;
  readonly state: OmniState;
  readonly site: Site;
  readonly clock: Clock;
  readonly calls: CallLog;
  readonly faults: Faults;
  readonly story: Story;
  readonly bell: Bell;
  /** What it has become, for `saved` of a later one. */
  snapshot(): Snapshot;
  /** Does at once what was accepted with a 202 or promised for later. */
  settle(): void;
  /** Listens on a port, any free one unless said. Throws when the port is taken. */
  listen(port?: number, host?: "127.0.0.1"): Promise<Listening>;
  /** Ends all connections and promises. May be called more than once. */
  close(): Promise<void>;
}

/** Makes a stand-in OMS. Nothing listens before `listen`. Throws a RangeError for a scale that is too small. */
export function createOmniSandbox(options: OmniSandboxOptions = {}): OmniSandbox {
  const { apiKey = "sandbox-key", seed = 1, skus = 3000, locations = 20, orders = 500 } = options;
  const { saved } = options;
  const bell = makeBell();
  const scale = { seed, skus, locations, orders };
  const clock = makeClock(options.now ?? (() => new Date()), saved?.ahead, () => bell.ring("clock"));
  const madeAt = saved === undefined ? clock.now() : new Date(saved.madeAt);
  const state = makeState(scale, madeAt);
  const site = saved?.site ?? makeSite();
  if (saved !== undefined) restore(state, clock, saved);
  const calls = makeCallLog(() => bell.ring("calls"));
  const faults = makeFaults(() => bell.ring("switches"));
  const world = { state, site, clock };
  const tellStory = (): void => {
    bell.ring("story");
    bell.ring("data");
  };
  const story = makeStory({ world, seed, saved: saved?.story, onChange: tellStory });
  const beside = makeControl({ apiKey, scale, world, calls, faults, story, bell }, options.page);
  const front = makeServer({ apiKey, seed, world, calls, faults, bell, beside });

  const close = (): Promise<void> =>
    new Promise((resolve) => {
      story.pause();
      clock.stop();
      front.abandon();
      front.server.close(() => resolve());
      front.server.closeAllConnections();
    });

  return {
    apiKey,
    ...world,
    calls,
    faults,
    bell,
    story,
    snapshot: () => takeSnapshot(world, { scale, madeAt, story: story.place() }),
    settle: () => clock.settle(),
    listen: (port = 0, host = "127.0.0.1") => listenOn(front.server, port, host),
    close,
  };
}
