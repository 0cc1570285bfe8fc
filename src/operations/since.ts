import { z } from "zod";
import { one } from "./input.ts";

const HOUR_MS = 3_600_000;
const UNITS = {
  h: { ms: HOUR_MS, name: "hour" },
  d: { ms: 24 * HOUR_MS, name: "day" },
  w: { ms: 168 * HOUR_MS, name: "week" },
} as const;

/** A moment in the past that a person named: so long ago, or a day in UTC. */
export interface Since {
  /** The moment itself, seen from now (milliseconds since 1970). */
  readonly before: (now: number) => Date;
  /** "in the last 7 days", "since 2026-11-01". */
  readonly words: string;
}

/** `24h`, `7d`, `2w`, or a date such as `2026-11-01`. */
export const since = one("A time").transform((said, context): Since => {
  const read = ago(said) ?? date(said);
  if (read !== undefined) return read;
  context.addIssue({
    code: "custom",
    message: `“${said}” is not a time. Say 24h, 7d, 2w or a date such as 2026-11-01.`,
  });
  return z.NEVER;
});

function ago(said: string): Since | undefined {
  const [, count, unit] = /^(\d{1,4})([hdw])$/i.exec(said) ?? [];
  const known = Object.entries(UNITS).find(([letter]) => letter === unit?.toLowerCase())?.[1];
  if (count === undefined || known === undefined) return undefined;
  const many = Number(count);
  const words = many === 1 ? `in the last ${known.name}` : `in the last ${many} ${known.name}s`;
  return { words, before: (now) => new Date(now - many * known.ms) };
}

function date(said: string): Since | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(said)) return undefined;
  const moment = new Date(`${said}T00:00:00Z`);
  const real = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(said);
  return real ? { words: `since ${said}`, before: () => moment } : undefined;
}
