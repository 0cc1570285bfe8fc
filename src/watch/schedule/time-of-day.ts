import { HOUR } from "./zone.ts";

/** The milliseconds of a day that have passed at a time like `09:05`. */
export function timeOfDay(text: string): number {
  const [hours = 0, minutes = 0] = text.split(":").map(Number);
  return hours * HOUR + minutes * (HOUR / 60);
}
