const day = new Intl.DateTimeFormat(undefined, {
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});
const second = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** A moment to the minute. */
export function moment(iso: string): string {
  return day.format(new Date(iso));
}

/** A time of day to the second. */
export function timeOfDay(iso: string): string {
  return second.format(new Date(iso));
}

export function money(amount: number, currency: string): string {
  return new Intl.NumberFormat(undefined, { style: "currency", currency }).format(amount);
}

/** `ShipmentsCreated` in words that can break. */
export function spaced(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/gu, " ");
}

const STEPS = [
  [86_400_000, "d"],
  [3_600_000, "h"],
  [60_000, "min"],
] as const;

/** A stretch of time in its two largest units; nothing below a minute. */
export function stretch(milliseconds: number): string {
  let rest = milliseconds;
  const parts = STEPS.map(([length, unit]) => {
    const many = Math.floor(rest / length);
    rest -= many * length;
    return many === 0 ? "" : `${many} ${unit}`;
  });
  return parts
    .filter((part) => part !== "")
    .slice(0, 2)
    .join(" ");
}

/** Whether a text is a whole number, 0 or more. */
export function isWhole(text: string): boolean {
  return /^\s*\d{1,9}\s*$/u.test(text);
}

/** JSON text on several lines; any other text as it is. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
