import { LOOKUP_SOURCES, type LookupSource } from "../../operations/field.ts";
import { actionId } from "../ids.ts";

/** The callback id of every form: which operation it is for travels in its metadata. */
export const FORM_VIEW = "operation";

/** Action ids of fields that Slack asks us to fill with options while a person types. */
export const LOOKUP = new RegExp(`^(?:live\\.)?lookup\\.(${LOOKUP_SOURCES.join("|")})$`);

/** The action id of a lookup field; of a live one, Slack tells us of the choice too. */
export function lookupId(source: LookupSource, live = false): string {
  const id = `lookup.${source}`;
  return live ? actionId("live", id) : id;
}
