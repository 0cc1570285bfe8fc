import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** A file of the project's own code: its path from the project's folder, and its text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** Every TypeScript file below a folder of the project. */
export async function sourcesOf(folder: string): Promise<Source[]> {
  const root = new URL("../../", import.meta.url).pathname;
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name));
  return Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      return { path: path.slice(root.length), text: await readFile(path, "utf8") };
    }),
  );
}
