/** What a clock in a zone shows at a moment (seconds since 1970), as `2026-11-23T14:03`. */
export function wallClock(seconds: number, zone: string): string {
  const written = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "short",
  });
  return written.format(seconds * 1000).replace(" ", "T");
}

/**
 * The moment (seconds since 1970) at which a clock in a zone shows `2026-11-23T14:03`; null for anything else.
 * A time that a clock skips becomes the one an hour later.
 */
export function wallTime(shown: string, zone: string): number | null {
  if (!/^\d{4,6}-\d\d-\d\dT\d\d:\d\d$/.test(shown)) return null;
  const asUtc = Date.parse(`${shown}:00Z`) / 1000;
  if (!Number.isFinite(asUtc)) return null;
  let guess = asUtc;
  for (let round = 0; round < 2; round += 1)
    guess += asUtc - Date.parse(`${wallClock(guess, zone)}:00Z`) / 1000;
  return guess;
}
