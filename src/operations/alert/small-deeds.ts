import type { Kept, KeptRule } from "./book.ts";
import { done, gone, smallDeed, smallDeedToAny } from "./deed.ts";
import type { Done } from "../manage.ts";

/** Looks at a rule no more until it is resumed. */
export const pauseAlert = smallDeed({
  id: "alert.pause",
  verb: "pause",
  title: "Pause alert",
  help: "tells nothing until it is resumed",
  deed: "Pause",
  way: "at once",
  working: "Pausing",
  run: async ({ alerts, person }, rule) => outcome("paused", rule, await alerts.pause(rule.id, person)),
});

/** Looks at a paused rule again. */
export const resumeAlert = smallDeed({
  id: "alert.resume",
  verb: "resume",
  title: "Resume alert",
  help: "looks at a paused one again",
  deed: "Resume",
  way: "at once",
  working: "Resuming",
  run: async ({ alerts, person }, rule) => outcome("resumed", rule, await alerts.resume(rule.id, person)),
});

/** Looks at a rule now, whenever it is due. */
export const runAlert = smallDeed({
  id: "alert.run",
  verb: "run",
  title: "Run alert",
  help: "looks now, and tells what there is to tell",
  deed: "Run now",
  way: "at once",
  working: "Running",
  run: async ({ alerts, person }, rule) => {
    const ran = await alerts.runNow(rule.id, person);
    if (ran.kind === "gone") return gone(rule);
    const now = await alerts.get(rule.id);
    return done({ deed: "ran", rule: now === undefined || "unreadable" in now ? rule : now, ran });
  },
});

/** Takes a rule away, with all that is kept of it; one that cannot be read as well. */
export const deleteAlert = smallDeedToAny({
  id: "alert.delete",
  verb: "delete",
  title: "Delete alert",
  help: "takes it away, with its state",
  deed: "Delete alert",
  way: "confirmed",
  working: "Deleting",
  after: "Nothing is told of it any more, and what it remembers is forgotten. This cannot be undone.",
  run: async ({ alerts, person }, rule) =>
    (await alerts.remove(rule.id, person)) ? done({ deed: "deleted", rule }) : gone(rule),
});

function outcome(deed: "paused" | "resumed", was: KeptRule, kept: Kept): Done {
  if (!kept.kept) return gone(was);
  return done({ deed, rule: kept.rule, already: kept.rule.version === was.version });
}
