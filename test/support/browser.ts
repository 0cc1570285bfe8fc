import { existsSync } from "node:fs";
import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";

const version = "153.0.0";

/**
 * A headless Chromium that comes with the npm packages: nothing of a browser need be installed, nor its
 * libraries, and it may run as root. The caller closes it.
 */
export async function openBrowser(flags: readonly string[] = []): Promise<Browser> {
  const folder = await unpacked();
  const libraries = [join(folder, "al2023", "lib"), process.env["LD_LIBRARY_PATH"]].filter(Boolean).join(":");
  return chromium.launch({
    executablePath: join(folder, "chromium"),
    headless: true,
    args: ["--no-sandbox", "--disable-dev-shm-usage", ...flags],
    env: { ...environment(), LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(folder, "fonts.conf") },
  });
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
}

/**
 * Has the page draw also what is scrolled out of sight, which it spares itself: what is not drawn has no `innerText`,
 * and a test reads it wherever it stands.
 */
export async function drawEverything(page: Page): Promise<void> {
  await page.addStyleTag({ content: "* { content-visibility: visible !important }" });
}

/**
 * Unpacks the browser once per machine and user. It goes to a folder of its own first and is then moved in one
 * step, so that two test runs at once never start a browser that is half written.
 */
async function unpacked(): Promise<string> {
  const place = join(tmpdir(), `npm-chromium-${version}-${process.getuid?.() ?? "user"}`);
  if (existsSync(join(place, "chromium"))) return place;
  const fresh = await mkdtemp(`${place}-`);
  await unpackInto(fresh);
  await writeFile(join(fresh, "fonts.conf"), fontConfiguration(place));
  await rename(fresh, place).catch(async (error: unknown) => {
    if (!existsSync(join(place, "chromium"))) throw error;
    await rm(fresh, { recursive: true });
  });
  return place;
}

/** Its own fonts first: without any, the browser dies at the first letter. */
function fontConfiguration(place: string): string {
  const folders = [join(place, "fonts"), "/usr/share/fonts", "/usr/local/share/fonts"];
  const lines = folders.map((folder) => `<dir>${folder}</dir>`).join("");
  return `<?xml version="1.0"?><fontconfig>${lines}<cachedir>${join(place, "font-cache")}</cachedir></fontconfig>\n`;
}

/** The package unpacks to the temporary folder, and its system libraries only where it believes to be on AWS. */
async function unpackInto(folder: string): Promise<void> {
  const before = { ...process.env };
  process.env["AWS_EXECUTION_ENV"] = "AWS_Lambda_nodejs24.x";
  process.env["TMPDIR"] = folder;
  try {
    const { default: packed } = await import("@sparticuz/chromium");
    await packed.executablePath();
  } finally {
    for (const name of ["AWS_EXECUTION_ENV", "TMPDIR", "LD_LIBRARY_PATH", "FONTCONFIG_PATH", "HOME"])
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
  }
}
