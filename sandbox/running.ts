import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** The note that a sandbox leaves in its data directory while it runs. */
const Note = z.object({ pid: z.number().int().positive(), url: z.url() });

const noteIn = (dataDir: string): string => join(dataDir, "running.json");

/**
 * Where the sandbox of this data directory runs already. A note whose process has gone, or whose address answers
 * nothing, is left from a sudden death and counts for nothing.
 */
export async function findRunning(dataDir: string): Promise<string | undefined> {
  const note = await readNote(dataDir);
  if (note === undefined || !isAlive(note.pid)) return undefined;
  return (await answers(note.url)) ? note.url : undefined;
}

/** Notes where this process answers. What it returns takes the note away again. */
export async function noteRunning(dataDir: string, url: string): Promise<() => Promise<void>> {
  await mkdir(dataDir, { recursive: true });
  await writeFile(noteIn(dataDir), JSON.stringify({ pid: process.pid, url }));
  return () => rm(noteIn(dataDir), { force: true });
}

async function readNote(dataDir: string): Promise<z.infer<typeof Note> | undefined> {
  try {
    return Note.parse(JSON.parse(await readFile(noteIn(dataDir), "utf8")));
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}
