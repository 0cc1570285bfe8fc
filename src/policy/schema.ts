import { z } from "zod";

const list = "must be a list, as in [a, b]";
const text = "must be text: put it in quotes";
const few = (what: string) => `must be a whole number of ${what}, from 1`;

const word = z.string(text).trim().min(1, "must not be empty");

export const CHANNEL_ID = /^[CG][A-Z0-9]{2,}$/;
export const PERSON_ID = /^[UW][A-Z0-9]{2,}$/;
export const USER_GROUP_ID = /^S[A-Z0-9]{2,}$/;
/** Lower case at the front, so that no name of a group can be taken for an id. */
export const GROUP_NAME = /^[a-z][a-z0-9_-]*$/;

export const Version = z.literal(1, "must be 1, the only version there is");
export const Switch = z.enum(["on", "off"], "must be on or off");
export const Outsiders = z.enum(["read", "deny"], "must be read or deny: they can never do more");
export const Label = word;
export const Words = z.array(word, list);
export const SomeWords = Words.min(1, "names nobody: list who may, or leave it out for every full member");
export const Entries = z.array(z.unknown(), list);

/** Slack shows a choice of a menu with at most 75 characters, and at most 100 of them. */
export const Reasons = z
  .array(word.max(75, "must be at most 75 characters, to fit a menu"), list)
  .max(100, "must be at most 100 reasons");

export const Approvals = z.int(few("people")).min(1, few("people")).max(20, "must be at most 20 people");
export const MaxUnits = z.int(few("units")).min(1, few("units"));
export const MaxOrderTotal = z.number("must be an amount, as in 250").positive("must be more than 0");
export const Locations = z.array(word, list).min(1, "must list at least one location");
