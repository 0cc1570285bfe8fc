export type QueryPairs = readonly (readonly [name: string, value: string])[];

/**
 * A query string as it goes on the wire, without the question mark. An array repeats its name. Spaces become
 * `%20`, which every server reads alike, and an apostrophe is escaped because URLs escape it anyway: what is
 * measured here is what is sent.
 */
export function encodeQuery(pairs: QueryPairs): string {
  return pairs.map(([name, value]) => `${encodePart(name)}=${encodePart(value)}`).join("&");
}

/** Bytes that one parameter takes in a query string, with the `&` before it. */
export function queryBytes(name: string, value: string): number {
  return encodePart(name).length + encodePart(value).length + 2;
}

/** One part of a path or a query, escaped; half a surrogate pair becomes the replacement character. */
export function encodePart(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll("'", "%27");
}
