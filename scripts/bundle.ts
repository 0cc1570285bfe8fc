import { rolldown } from "rolldown";

/** Where a bundle is made from, and where it goes. */
export interface Bundling {
  /** The module that is run. */
  readonly entry: string;
  /** The folder that gets the bundle; what else lies in it stays. */
  readonly folder: string;
  /** The bundle's name in the folder, without its ending `.mjs`. */
  readonly name: string;
}

/** Packages that stay beside a bundle: one brings a native addon, the other is an option of `pg` that is not used. */
const BESIDE = ["better-sqlite3", "pg-native"];

/**
 * Makes one program out of a module and all it imports, for Node. What is imported only when it is needed (a
 * database driver) becomes a file of its own, so that it costs nothing until then. White space and comments go;
 * names stay, so that a stack reads as it does in the sources, and `--enable-source-maps` finds their lines.
 * @returns the paths of the files within the folder, the one to run first
 */
export async function bundle({ entry, folder, name }: Bundling): Promise<string[]> {
  const built = await rolldown({
    input: { [name]: entry },
    platform: "node",
    external: BESIDE,
    logLevel: "warn",
    // Warnings about `eval` and the like concern how packages were written; a missing import is an error anyhow.
    onLog: (level, log, handle) => {
      if (log.code === "UNRESOLVED_IMPORT") handle("error", log);
      else if (log.code !== "EVAL") handle(level, log);
    },
  });
  try {
    const { output } = await built.write({
      dir: folder,
      format: "esm",
      entryFileNames: "[name].mjs",
      chunkFileNames: "[name]-[hash].mjs",
      minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
      keepNames: true,
      comments: { legal: true, annotation: false, jsdoc: false },
      sourcemap: true,
    });
    return output.flatMap((file) => (file.type === "chunk" ? [file.fileName] : []));
  } finally {
    await built.close();
  }
}
