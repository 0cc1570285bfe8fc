const SMALLEST = 1 << 10;

/**
 * The keys of the rows that were given out, kept as 64-bit fingerprints in flat memory: at most 24 bytes a row,
 * where a set of strings takes over a hundred. Among a million keys, two are confused once in some thirty
 * million lists. Lists go on for many rows with the same second part, so the last one is not hashed again.
 */
export class Seen {
  #slots = new Uint32Array(SMALLEST * 2);
  #count = 0;
  #last: string | undefined;
  #lastLow = 0;
  #lastHigh = 0;

  /** Whether the pair is new; it is not new a second time. */
  add(one: string, other: string): boolean {
    if ((this.#count + 1) * 3 > this.#slots.length) this.#grow();
    if (other !== this.#last) {
      this.#last = other;
      this.#lastLow = hash(other, 0x811c9dc5);
      this.#lastHigh = hash(other, 0x9e3779b9);
    }
    let low = this.#lastLow ^ one.length;
    let high = this.#lastHigh;
    // Both halves in one pass over the text, which differs in every row.
    for (let i = 0; i < one.length; i += 1) {
      const unit = one.charCodeAt(i);
      low = Math.imul(low ^ unit, 0x01000193);
      high = Math.imul(high ^ unit, 0x01000193);
    }
    const isNew = put(this.#slots, finished(low), finished(high));
    if (isNew) this.#count += 1;
    return isNew;
  }

  #grow(): void {
    const old = this.#slots;
    const larger = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += 2) {
      const low = old[at] ?? 0;
      if (low !== 0) put(larger, low, old[at + 1] ?? 0);
    }
    this.#slots = larger;
  }
}

/** Open addressing, two words a slot; no fingerprint begins with 0, which marks a free slot. */
function put(slots: Uint32Array, low: number, high: number): boolean {
  const mask = slots.length - 2;
  for (let at = (low << 1) & mask; ; at = (at + 2) & mask) {
    const there = slots[at];
    if (there === 0) {
      slots[at] = low;
      slots[at + 1] = high;
      return true;
    }
    if (there === low && slots[at + 1] === high) return false;
  }
}

/** FNV-1a over UTF-16 units, from where another text left off. */
function hash(text: string, from: number): number {
  let value = from;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value;
}

/** The last mix of MurmurHash3: every bit of the hash comes to count. Never 0. */
function finished(hash: number): number {
  const first = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return (second ^ (second >>> 16)) >>> 0 || 1;
}
