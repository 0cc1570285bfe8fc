import { createContext } from "preact";

/** What an element knows of the block it stands in. */
export interface SlotValue {
  blockId: string;
  /** Set in an `input` block: the ids that name and describe the field, and whether changes are sent. */
  input?: {
    fieldId: string;
    labelId: string;
    describedBy: string | undefined;
    dispatch: boolean;
    invalid: boolean;
  };
}

export const Slot = createContext<SlotValue>({ blockId: "" });
