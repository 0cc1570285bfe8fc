import { PLACES, type Place } from "./places.ts";
import type { Random } from "./random.ts";

/** An invented customer: mail at example.com, a 555 telephone number, a street that does not exist. */
export interface Person {
  readonly customerId: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
  readonly street: string;
  readonly place: Place;
}

const FIRST = [
  "Amélie",
  "Bao",
  "Chidi",
  "Dara",
  "Elif",
  "Farah",
  "Gwen",
  "Hugo",
  "Ines",
  "Jonah",
  "Kiran",
  "Léo",
  "Maya",
  "Noor",
  "Olive",
  "Priya",
  "Quinn",
  "Rosa",
  "Sami",
  "Tess",
] as const;
const LAST = [
  "Ashdown",
  "Birchall",
  "Côté-Invented",
  "Dunmore",
  "Everfield",
  "Fernbank",
  "Glass",
  "Hollow",
  "Ironwood",
  "Juniper",
  "Kestrel",
  "Larkspur",
  "Mossgrove",
  "Nettle",
  "O'Example",
  "Pinecroft",
  "Quill",
  "Rushby",
  "Sorrel",
  "Thistle",
] as const;
const STREETS = ["Sample St", "Example Ave", "Placeholder Rd", "Imaginary Cres", "Testing Blvd"] as const;

function plain(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/[^A-Za-z]/gu, "")
    .toLowerCase();
}

/** Makes a mail address of a name: plain letters, at example.com. */
export function mailOf(firstName: string, lastName: string, number: number): string {
  return `${plain(firstName)}.${plain(lastName)}${number}@example.com`;
}

/** Makes the customer with a number; the same choices give the same person. */
export function makePerson(customerId: number, choose: Random): Person {
  const firstName = choose.pick(FIRST);
  const lastName = choose.pick(LAST);
  return {
    customerId,
    firstName,
    lastName,
    email: mailOf(firstName, lastName, customerId % 1000),
    phone: `416-555-${String(100 + (customerId % 100)).padStart(4, "0")}`,
    street: `${choose.whole(1, 980)} ${choose.pick(STREETS)}`,
    place: choose.pick(PLACES),
  };
}
