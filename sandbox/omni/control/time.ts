import { z } from "zod";
import { invalid } from "../refusal.ts";
import { bodyOf } from "../request.ts";
import { Site } from "../site.ts";
import { EVENTS_A_DAY } from "../story/events.ts";
import type { Deed, Desk } from "./desk.ts";
import type { Overview, Places, StoryState, StoryTold } from "./protocol.ts";

function timeOf({ world: { clock } }: Desk): Overview["clock"] {
  return { now: clock.now().toISOString(), ahead: clock.ahead(), waiting: clock.waiting() };
}

function stateOf({ story }: Desk): StoryState {
  const { day, done, next } = story.place();
  return { playing: story.playing, speed: story.speed, day, done, events: EVENTS_A_DAY, next };
}

/** GET the desk itself: where all stands. */
export const readOverview: Deed = (desk, { origin }): Overview => ({
  baseUrl: `${origin}/v1`,
  apiKey: desk.apiKey,
  scale: desk.scale,
  clock: timeOf(desk),
  story: stateOf(desk),
  site: desk.world.site,
  switches: desk.faults.list().length,
});

/** GET places: the locations, and the pool groups made of them. */
export const listPlaces: Deed = ({ world: { state } }): Places => {
  return {
    locations: state.locations.map(({ InternalName: name, PublicName: shown, ...rest }) => ({
      name,
      shown,
      type: rest.LocationType,
      active: rest.Active,
    })),
    pools: state.pools.map(({ Name: name, Locations, SafetyStock: safetyStock }) => ({
      name,
      locations: Locations.length,
      safetyStock,
    })),
  };
};

const YEAR = 366 * 86_400_000;
const Move = z.strictObject({
  forward: z.int().min(1).max(YEAR).optional(),
  settle: z.literal(true).optional(),
});

/** POST clock {"forward": milliseconds}, or {"settle": true}: does at once what was promised for later. */
export const moveClock: Deed = (desk, { body }) => {
  const { forward, settle } = bodyOf(Move, body);
  if ((forward === undefined) === (settle === undefined)) throw invalid("Send either forward or settle.");
  if (forward === undefined) desk.world.clock.settle();
  else desk.world.clock.advance(forward);
  desk.bell.ring("data");
  return timeOf(desk);
};

const Play = z.strictObject({
  do: z.enum(["start", "pause", "step"]),
  speed: z.number().min(0.1).max(240).optional(),
});

/** POST story {"do":"start","speed": minutes a second}, {"do":"pause"} or {"do":"step"}. */
export const moveStory: Deed = (desk, { body }) => {
  const move = bodyOf(Play, body);
  if (move.do === "start") desk.story.start(move.speed);
  else if (move.do === "pause") desk.story.pause();
  else desk.story.step();
  return stateOf(desk);
};

/** GET story: what happened, newest first. */
export const readStory: Deed = ({ story }): StoryTold => ({ told: story.place().told });

/** POST site: sets what is named of the site's settings. */
export const changeSite: Deed = (desk, { body }) => {
  Object.assign(desk.world.site, bodyOf(Site.partial().strict(), body));
  desk.bell.ring("data");
  return desk.world.site;
};
