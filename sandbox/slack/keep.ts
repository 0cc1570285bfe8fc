import { join } from "node:path";
import { keepWritten, readKept } from "../kept-file.ts";
import { createSlackSandbox, type SlackSandbox, type SlackSandboxOptions } from "./index.ts";
import { SavedWorkspace } from "./saved.ts";

/** A workspace that stays in a file. */
interface KeptSlack {
  readonly slack: SlackSandbox;
  /** Whether it goes on from an earlier one. */
  readonly goesOn: boolean;
  /** What a person should know about the file, if anything. */
  readonly trouble: string | undefined;
  /** Closes the workspace and writes what it has become. */
  readonly close: () => Promise<void>;
}

/** What is told all the time and is not kept. */
const PASSING: ReadonlySet<string> = new Set(["traffic", "modals", "notice", "violation", "switches"]);

/**
 * Opens a workspace that goes on where the last one in this folder stopped: channels and who is in them, messages,
 * files, what was read, and what the app published on Homes.
 *
 * @throws Error when the folder cannot be written to
 */
export async function openKeptSlack(
  folder: string,
  options: Omit<SlackSandboxOptions, "saved">,
): Promise<KeptSlack> {
  const file = join(folder, "stand-in-slack.json");
  const { saved, trouble } = await readKept(file, SavedWorkspace, "the stand-in workspace");
  const slack = createSlackSandbox({ ...options, ...(saved === undefined ? {} : { saved }) });
  const kept = keepWritten(file, slack.snapshot);
  const deaf = slack.subscribe(({ type }) => {
    if (!PASSING.has(type)) kept.changed();
  });
  return {
    slack,
    goesOn: saved !== undefined,
    trouble,
    close: async () => {
      deaf();
      await slack.close();
      await kept.close();
    },
  };
}
