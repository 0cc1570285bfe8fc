import { LOOKUP_SOURCES, type LookupSource } from "../../operations/field.ts";

/** The callback id of every form: which operation it is for travels in its metadata. */
export const FORM_VIEW = "operation";

/** Action ids of fields that Slack asks us to fill with options while a person types. */
export const LOOKUP = new RegExp(`^lookup\\.(${LOOKUP_SOURCES.join("|")})$`);

/** The action id of a lookup field. */
export function lookupId(source: LookupSource): string {
  return `lookup.${source}`;
}
