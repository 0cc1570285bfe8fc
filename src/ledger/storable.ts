/** Text as both engines give it back: PostgreSQL holds neither a NUL nor half a character. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "");
}
