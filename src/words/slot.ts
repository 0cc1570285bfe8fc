import type { Token } from "./token.ts";

/** How a slot reads and prints its words where plain values are not enough. */
export interface Slot {
  /** The values in these words, or a sentence that says what is wrong. */
  readonly read?: (
    tokens: readonly Token[],
  ) => { readonly values: readonly string[] } | { readonly wrong: string };
  readonly print?: (values: readonly string[]) => string;
  /** For a last word: whether this bare word can be one. */
  readonly fits?: (text: string) => boolean;
}
