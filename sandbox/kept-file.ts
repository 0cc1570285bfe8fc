import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { z } from "zod";

/** How soon after a change the file follows, in milliseconds: so much is lost by a sudden death. */
const SOON = 2000;

/** What was kept in a file; what a person should know, where it could not be read. */
interface Kept<T> {
  readonly saved: T | undefined;
  readonly trouble: string | undefined;
}

/**
 * Reads what was kept. A file that cannot be read is put aside.
 * @param whose "the stand-in workspace", for what is told
 * @throws Error when its folder cannot be written to
 */
export async function readKept<T>(file: string, schema: z.ZodType<T>, whose: string): Promise<Kept<T>> {
  await mkdir(dirname(file), { recursive: true });
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return { saved: undefined, trouble: undefined };
  try {
    return { saved: schema.parse(JSON.parse(text)), trouble: undefined };
  } catch {
    const aside = `${file}.unreadable`;
    await rename(file, aside);
    const trouble = `What ${whose} had kept cannot be read; it begins anew. The file is now ${aside}`;
    return { saved: undefined, trouble };
  }
}

/** Writes a file soon after `changed` was called, whole or not at all; `close` writes it for the last time. */
export function keepWritten(
  file: string,
  snapshot: () => unknown,
): { readonly changed: () => void; readonly close: () => Promise<void> } {
  let stale = false;
  let writing: Promise<void> = Promise.resolve();
  const write = (): Promise<void> => {
    stale = false;
    const text = JSON.stringify(snapshot());
    writing = writing.catch(() => undefined).then(() => writeWhole(file, text));
    return writing;
  };
  const timer = setInterval(() => {
    if (stale) write().catch((error: unknown) => console.error(`${file} was not written: ${String(error)}`));
  }, SOON).unref();
  return {
    changed: () => {
      stale = true;
    },
    close: () => {
      clearInterval(timer);
      return write();
    },
  };
}

/** Writes beside the file and then takes its place in one step, so that it is never half there. */
async function writeWhole(file: string, text: string): Promise<void> {
  const beside = `${file}.new`;
  await writeFile(beside, text, { flush: true });
  await rename(beside, file);
}
