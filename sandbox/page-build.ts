import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

/** The three files that a page in the browser is made of. */
export interface PageAssets {
  /** Served for the page's address; it asks for `page.css` and `page.js` beside it. */
  html: string;
  js: string;
  css: string;
}

/**
 * Bundles the page of a stand-in in memory; nothing is written to disk. Each has a folder `page` of its own; what
 * they share is the base of their styles.
 *
 * @throws Error with the bundler's words when the page does not compile
 */
export async function buildPage(of: "slack" | "omni"): Promise<PageAssets> {
  const page = new URL(`./${of}/page/`, import.meta.url);
  const [html, js, css] = await Promise.all([
    readFile(new URL("index.html", page), "utf8"),
    bundle(page),
    styles(page),
  ]);
  return { html, js, css };
}

async function bundle(page: URL): Promise<string> {
  const build = await rolldown({
    input: fileURLToPath(new URL("main.tsx", page)),
    platform: "browser",
    transform: { define: { "process.env.NODE_ENV": '"production"' } },
    logLevel: "warn",
  });
  try {
    const { output } = await build.generate({ format: "esm", minify: true, codeSplitting: false });
    return output[0].code;
  } finally {
    await build.close();
  }
}

async function styles(page: URL): Promise<string> {
  const folder = new URL("styles/", page);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".css")).sort();
  const files = [new URL("page/base.css", import.meta.url), ...names.map((name) => new URL(name, folder))];
  const sheets = await Promise.all(files.map((file) => readFile(file, "utf8")));
  return sheets.join("\n");
}
