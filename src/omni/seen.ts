const SMALLEST = 1 << 10;

/**
 * The keys of the rows that were given out, kept as 64-bit fingerprints in flat memory: at most 24 bytes a row,
 * where a set of strings takes over a hundred. Two of a million keys are confused about once in forty million
 * such lists.
 */
export class Seen {
  #slots = new Uint32Array(SMALLEST * 2);
  #count = 0;

  /** Whether the pair is new; it is not new a second time. */
  add(one: string, other: string): boolean {
    if ((this.#count + 1) * 3 > this.#slots.length) this.#grow();
    const isNew = this.#put(hash(one, other, 0x811c9dc5), hash(other, one, 0x9e3779b9));
    if (isNew) this.#count += 1;
    return isNew;
  }

  #put(low: number, high: number): boolean {
    const slots = this.#slots;
    const mask = slots.length / 2 - 1;
    for (let at = low & mask; ; at = (at + 1) & mask) {
      const [a, b] = [slots[at * 2], slots[at * 2 + 1]];
      if (a === 0 && b === 0) {
        slots[at * 2] = low;
        slots[at * 2 + 1] = high;
        return true;
      }
      if (a === low && b === high) return false;
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += 2) {
      const [low, high] = [old[at] ?? 0, old[at + 1] ?? 0];
      if (low !== 0 || high !== 0) this.#put(low, high);
    }
  }
}

/** FNV-1a with a last mix; the length of the first text tells ("ab", "c") from ("a", "bc"). Never 0. */
function hash(one: string, other: string, seed: number): number {
  let value = seed ^ one.length;
  for (let i = 0; i < one.length; i += 1) value = Math.imul(value ^ one.charCodeAt(i), 0x01000193);
  for (let i = 0; i < other.length; i += 1) value = Math.imul(value ^ other.charCodeAt(i), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0 || 1;
}
