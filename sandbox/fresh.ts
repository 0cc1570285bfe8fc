import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/** What the sandbox keeps: the bot's database, and a file or more of each stand-in. */
const KEPT = /^(?:omni\.sqlite|stand-in-)/;

/** Takes away what earlier sandboxes kept in a folder, and nothing else that may be there. */
export async function forgetAll(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  await Promise.all(names.filter((name) => KEPT.test(name)).map((name) => rm(join(folder, name))));
}
