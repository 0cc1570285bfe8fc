import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const page = new URL("./slack/page/", import.meta.url);

/** The three files that the page in the browser is made of. */
export interface PageAssets {
  /** Served for the page's address; it asks for `page.css` and `page.js` beside it. */
  html: string;
  js: string;
  css: string;
}

/**
 * Bundles the page in memory; nothing is written to disk.
 *
 * @throws Error with the bundler's words when the page does not compile
 */
export async function buildPage(): Promise<PageAssets> {
  const [html, js, css] = await Promise.all([
    readFile(new URL("index.html", page), "utf8"),
    bundle(),
    styles(),
  ]);
  return { html, js, css };
}

async function bundle(): Promise<string> {
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

async function styles(): Promise<string> {
  const folder = new URL("styles/", page);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".css")).sort();
  const sheets = await Promise.all(names.map((name) => readFile(new URL(name, folder), "utf8")));
  return sheets.join("\n");
}
