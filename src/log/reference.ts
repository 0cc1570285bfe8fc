import { randomBytes } from "node:crypto";

/** Nothing that is misread (0 O, 1 I L) or makes words (no vowels). */
const letters = "23456789BCDFGHJKMNPQRSTVWXYZ";

/** A short name for one interaction, to be read out and typed into a search: five characters such as `Q4K2T`. */
export function newReference(): string {
  return Array.from(randomBytes(5), (byte) => letters[byte % letters.length]).join("");
}
