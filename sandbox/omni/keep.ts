import { join } from "node:path";
import { keepWritten, readKept } from "../kept-file.ts";
import { createOmniSandbox, type OmniSandbox, type OmniSandboxOptions } from "./index.ts";
import { Snapshot } from "./state/snapshot.ts";
import type { Scale } from "./state/state.ts";

/** A stand-in whose state stays in a file. */
interface KeptOmni {
  readonly omni: OmniSandbox;
  /** What a person should know about the file, if anything. */
  readonly trouble: string | undefined;
  /** Closes the stand-in and writes what it has become. */
  readonly close: () => Promise<void>;
}

/**
 * Opens a stand-in that goes on where the last one of this scale in this folder stopped. Each scale and seed has a
 * file of its own. One that cannot be read is put aside, and all begins anew.
 *
 * @throws Error when the folder cannot be written to
 */
export async function openKeptOmni(
  folder: string,
  scale: Scale,
  options: Omit<OmniSandboxOptions, keyof Scale | "saved"> = {},
): Promise<KeptOmni> {
  const { seed, skus, locations, orders } = scale;
  const file = join(folder, `stand-in-omni-${seed}-${skus}-${locations}-${orders}.json`);
  const { saved, trouble } = await readKept(file, Snapshot, "the stand-in Omni");
  const omni = createOmniSandbox({ ...scale, ...options, ...(saved === undefined ? {} : { saved }) });
  const kept = keepWritten(file, () => omni.snapshot());
  const deaf = omni.bell.listen((topic) => {
    if (topic !== "calls" && topic !== "switches") kept.changed();
  });
  return {
    omni,
    trouble,
    close: async () => {
      deaf();
      await omni.close();
      await kept.close();
    },
  };
}
