import { createContext } from "preact";
import type { Form, FieldState } from "./form.ts";
import type { OptionList } from "./elements/filter-options.ts";
import type { Confirmation } from "./objects.ts";
import type { Reader } from "./text/date.ts";

/** A person, channel or group as blocks name it. */
interface Named {
  id: string;
  name: string;
}

/** Who and what can be mentioned or chosen. */
export interface Directory {
  user: (id: string) => Named | undefined;
  channel: (id: string) => Named | undefined;
  group: (id: string) => Named | undefined;
  users: () => readonly Named[];
  channels: () => readonly Named[];
}

/** What a click or a change sends: Slack's own action without what the platform adds. */
export interface SentAction extends FieldState {
  block_id: string;
  action_id: string;
}

/** What blocks need from the surface they stand on: a message, a modal or the Home tab. */
export interface BlockHostValue {
  me: string;
  directory: Directory;
  form: Form;
  /** Messages by block id, shown at the field. */
  errors: Readonly<Record<string, string>>;
  reader: () => Reader;
  /** Goes to a channel that is mentioned, or to a message in it. */
  open: (channel: string, ts?: string) => void;
  setField: (blockId: string, actionId: string, state: FieldState) => void;
  /** Sends an action; the answer is what went wrong, in the platform's words, or null. */
  act: (action: SentAction) => Promise<string | null>;
  /** Asks the person to confirm. */
  confirm: (question: Confirmation) => Promise<boolean>;
  /** The app's options for what was typed; throws when they cannot be had. */
  options: (blockId: string, actionId: string, query: string) => Promise<readonly OptionList[]>;
  /** Gives a file to the workspace: what it is called there, or why it was not taken. */
  upload: (
    file: File,
    filetypes: readonly string[] | undefined,
  ) => Promise<{ file?: unknown; problem: string | null }>;
  /** Where a file kept in the workspace can be seen. */
  fileUrl: (id: string) => string;
}

const nobody = () => undefined;
const outside = () => Promise.reject(new Error("Blocks need a surface."));

/** The surface that the blocks below stand on. */
export const BlockHost = createContext<BlockHostValue>({
  me: "",
  directory: { user: nobody, channel: nobody, group: nobody, users: () => [], channels: () => [] },
  form: {},
  errors: {},
  reader: () => ({ zone: "UTC", locale: "en", now: Date.now() }),
  open: nobody,
  setField: nobody,
  act: outside,
  confirm: outside,
  options: outside,
  upload: outside,
  fileUrl: (id) => id,
});
