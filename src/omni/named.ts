/** The one with this name; where none has it, the one whose name differs in case alone. */
export function byName<T>(all: readonly T[], name: string, nameOf: (one: T) => string): T | undefined {
  const exact = all.find((one) => nameOf(one) === name);
  if (exact !== undefined) return exact;
  const alike = all.filter((one) => nameOf(one).toLowerCase() === name.toLowerCase());
  return alike.length === 1 ? alike[0] : undefined;
}
