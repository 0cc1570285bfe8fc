import type { Person } from "../../protocol.ts";

/** What a person is, in a few words: their role, and guest or outsider where they are one. */
export function standing(person: Person): string {
  const kind = person.isExternal ? "other organisation" : person.isGuest ? "guest" : undefined;
  const told =
    kind !== undefined && !person.role.toLowerCase().includes(kind) ? [person.role, kind] : [person.role];
  return told.filter(Boolean).join(" · ");
}

/** The address of this page as another person, at the same place. */
export function personAddress(person: string): string {
  const address = new URL(location.href);
  address.searchParams.set("person", person);
  return address.href;
}
