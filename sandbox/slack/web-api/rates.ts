import type { Method } from "./call.ts";

/** Requests a minute of each tier; a quiet minute may be spent in one burst. */
const PER_MINUTE = { 1: 1, 2: 20, 3: 50, 4: 100 } as const;
/** chat.postMessage: one a second for a channel, short bursts allowed (how short Slack does not say). */
const CHANNEL_BURST = 10;

/** Buckets that fill with time. `take` returns how many seconds to wait, 0 when the call may pass. */
export function createRates(now: () => number): {
  take(method: string, tier: Method["tier"], channel: unknown): number;
} {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take: (method, tier, channel) => {
      const key = tier === "channel" ? `${method} ${JSON.stringify(channel)}` : method;
      const size = tier === "channel" ? CHANNEL_BURST : PER_MINUTE[tier];
      const perSecond = tier === "channel" ? 1 : PER_MINUTE[tier] / 60;
      const bucket = buckets.get(key) ?? { left: size, at: now() };
      const left = Math.min(size, bucket.left + ((now() - bucket.at) / 1000) * perSecond);
      const passes = left >= 1;
      buckets.set(key, { left: passes ? left - 1 : left, at: now() });
      return passes ? 0 : Math.max(1, Math.ceil((1 - left) / perSecond));
    },
  };
}
