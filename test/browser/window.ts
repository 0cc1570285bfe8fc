import { mkdir } from "node:fs/promises";
import type { Browser, Locator, Page } from "playwright-core";
import { drawEverything } from "../support/browser.ts";

const artifacts = new URL("../../artifacts/", import.meta.url);

/** One person's window on the workspace, used as they would: by the keyboard, and by what is written on things. */
export interface Window {
  readonly page: Page;
  /** Script errors of the page so far; there should be none. */
  readonly errors: readonly string[];
  /** Opens a channel from the list at the side, by its name. */
  readonly open: (channel: string) => Promise<void>;
  /** Writes in the open channel, key by key, and sends it. */
  readonly write: (text: string) => Promise<void>;
  /** The newest message of the app that holds these words. */
  readonly answer: (words: string | RegExp) => Locator;
  /** Keeps a picture of what the person sees now in `artifacts/`. */
  readonly picture: (name: string) => Promise<void>;
}

/** Opens the workspace as this person in a browser context of their own, in #care. */
export async function openWindow(browser: Browser, url: string, person: string): Promise<Window> {
  const context = await browser.newContext({ locale: "en-CA", viewport: { width: 1100, height: 850 } });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(`${url}/?person=${person}#C0CARE`);
  const field = (): Locator => page.getByRole("main").getByRole("textbox", { name: /^Message to / });
  await field().waitFor();
  await drawEverything(page);
  return {
    page,
    errors,
    open: async (channel) => {
      await page
        .getByRole("navigation")
        .getByRole("button", { name: new RegExp(`^${channel}\\b`) })
        .click();
      await page.getByRole("textbox", { name: `Message to #${channel}` }).waitFor();
    },
    write: async (text) => {
      await field().click();
      await page.keyboard.type(text);
      await page.keyboard.press("Enter");
    },
    answer: (words) =>
      page
        .getByRole("main")
        .getByRole("article", { name: "Message from Omni" })
        .filter({ hasText: words })
        .last(),
    picture: async (name) => {
      await mkdir(artifacts, { recursive: true });
      await page.screenshot({ path: new URL(`${name}.png`, artifacts).pathname });
    },
  };
}
