import { z } from "zod";

const Names = z.array(z.string().min(1));

/**
 * What is watched. On-hand stock by location or virtual stock by pool group, never mixed. An empty list of SKUs is all
 * of them; an empty list of locations is every location that Omni has when it is looked.
 */
export const Source = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("stock"), locations: Names, skus: Names }),
  z.object({ kind: z.literal("pool"), groups: Names.min(1), skus: Names }),
]);
export type Source = Readonly<z.infer<typeof Source>>;

/**
 * Units. Fewer than `below` is low, `out` or fewer is out, `recover` or more is well again. Between `below` and
 * `recover` what is in alarm stays so, and what is well stays well.
 */
export const Levels = z
  .object({ below: z.int().min(1), out: z.int().min(0), recover: z.int().min(1) })
  .refine(({ below, out }) => out < below, { path: ["out"], message: "Out must be less than below." })
  .refine(({ below, recover }) => recover >= below, {
    path: ["recover"],
    message: "Recover must not be less than below.",
  });
export type Levels = Readonly<z.infer<typeof Levels>>;

/** `09:05`, of a day of 24 hours. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "A time is said like 09:00.");

/** When it is looked. `every` counts minutes; `daily` and `weekdays` mean the rule's own time zone. */
export const Schedule = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("every"), minutes: z.int().min(1).max(720) }),
  z.object({ kind: z.literal("hourly") }),
  z.object({ kind: z.literal("daily"), at: TimeOfDay }),
  z.object({ kind: z.literal("weekdays"), at: TimeOfDay }),
]);
export type Schedule = Readonly<z.infer<typeof Schedule>>;

/** Hours in which nothing is told, in the rule's zone; over midnight where `from` is later than `to`. */
export const Quiet = z
  .object({ from: TimeOfDay, to: TimeOfDay })
  .refine(({ from, to }) => from !== to, { message: "Quiet hours begin and end at different times." });
export type Quiet = Readonly<z.infer<typeof Quiet>>;

/** A rule as a person defined it: what is watched, from which counts on it is told, when, and how. */
export const Rule = z.object({
  source: Source,
  levels: Levels,
  schedule: Schedule,
  /** An IANA time zone. */
  zone: z.string(),
  quiet: Quiet.optional(),
  /** `change`: what crosses a level is told. `digest`: at each run, all that is in alarm. */
  mode: z.enum(["change", "digest"]),
  /** A Slack user group (`S…`), mentioned for new alarms alone. */
  mention: z.string().optional(),
  /** Items that become low later are told in the card's thread; whether the channel is told too. */
  tellLater: z.boolean(),
  /** SKUs that are not looked at for now. */
  muted: z.array(z.string()),
});
export type Rule = Readonly<z.infer<typeof Rule>>;
