import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
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

/** How soon after a change the file follows, in milliseconds: so much is lost by a sudden death. */
const SOON = 2000;

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
  await mkdir(folder, { recursive: true });
  const { saved, trouble } = await read(file);
  const omni = createOmniSandbox({ ...scale, ...options, ...(saved === undefined ? {} : { saved }) });
  let stale = false;
  let writing: Promise<void> = Promise.resolve();
  const write = (): Promise<void> => {
    stale = false;
    const text = JSON.stringify(omni.snapshot());
    writing = writing.catch(() => undefined).then(() => writeWhole(file, text));
    return writing;
  };
  const deaf = omni.bell.listen((topic) => {
    if (topic !== "calls" && topic !== "switches") stale = true;
  });
  const timer = setInterval(() => {
    if (stale) write().catch((error: unknown) => console.error(`${file} was not written: ${String(error)}`));
  }, SOON).unref();
  return {
    omni,
    trouble,
    close: async () => {
      clearInterval(timer);
      deaf();
      await omni.close();
      await write();
    },
  };
}

async function read(file: string): Promise<{ saved?: Snapshot; trouble?: string }> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return {};
  try {
    return { saved: Snapshot.parse(JSON.parse(text)) };
  } catch {
    const aside = `${file}.unreadable`;
    await rename(file, aside);
    return {
      trouble: `What the stand-in Omni had kept cannot be read; it begins anew. The file is now ${aside}`,
    };
  }
}

/** Writes beside the file and then takes its place in one step, so that it is never half there. */
async function writeWhole(file: string, text: string): Promise<void> {
  const beside = `${file}.new`;
  await writeFile(beside, text, { flush: true });
  await rename(beside, file);
}
