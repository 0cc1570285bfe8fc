/** So many bits, a power of two: with ten thousand texts in it, it is wrong about one in fifteen others. */
const BITS = 1 << 17;
/** SKUs differ at their end. */
const LOOKED_AT = 6;

/**
 * Tells of most texts that they were never put in, without reading the whole of them: a look into a map of strings has
 * to, and of a million counts nearly all are of nothing that is kept.
 */
export class Sieve {
  readonly #words = new Uint32Array(BITS / 32);

  add(text: string): void {
    const bit = bitOf(text);
    this.#words[bit >>> 5] = (this.#words[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }

  /** False means never; true means perhaps. */
  mayHave(text: string): boolean {
    const bit = bitOf(text);
    return ((this.#words[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
  }
}

function bitOf(text: string): number {
  let mixed = text.length;
  for (let at = Math.max(0, text.length - LOOKED_AT); at < text.length; at += 1)
    mixed = Math.imul(mixed ^ text.charCodeAt(at), 0x01000193);
  return (mixed ^ (mixed >>> 15)) & (BITS - 1);
}
