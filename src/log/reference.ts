import { randomInt } from "node:crypto";

/** Nothing that is misread (0 O, 1 I L) or makes words (no vowels). */
const letters = "23456789BCDFGHJKMNPQRSTVWXYZ";

/** A short name for one interaction, to be read out and typed into a search: five characters such as `Q4K2T`. */
export function newReference(): string {
  return Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join("");
}
