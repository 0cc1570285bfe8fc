import { distance } from "fastest-levenshtein";

/** The known words that a mistyped one may have meant, nearest first; none where nothing is near. */
export function nearest(
  word: string,
  known: Iterable<string>,
  at: { readonly most: number } = { most: 3 },
): string[] {
  const typed = word.toLowerCase();
  return [...new Set(known)]
    .map((candidate) => ({ candidate, far: distance(typed, candidate.toLowerCase()) }))
    .filter(({ candidate, far }) => far <= tolerance(candidate))
    .sort((a, b) => a.far - b.far || a.candidate.localeCompare(b.candidate))
    .slice(0, at.most)
    .map(({ candidate }) => candidate);
}

/** How many letters may be wrong: one in a short word, two in a longer one, three in a long one. */
function tolerance(word: string): number {
  return word.length <= 4 ? 1 : word.length <= 8 ? 2 : 3;
}

const LOWER_CASE_WORD = /^[a-z]{3,}$/;

/**
 * Whether a bare word in a verb's place is more likely a misspelt verb than a value: small letters only, and
 * one or two away from a verb. An id or a SKU has digits or capitals.
 */
export function looksLikeVerb(word: string, verbs: Iterable<string>): string | undefined {
  return LOWER_CASE_WORD.test(word) ? nearest(word, verbs, { most: 1 })[0] : undefined;
}
