import { test as base, vi } from "vitest";
import { drawEverything, openBrowser } from "../support/browser.ts";
import { fixture } from "./fixture.ts";
import { serveFixture } from "./fixture-server.ts";

/**
 * Tests that get a window of their own: Ana's, in #care, of the fixed workspace. Browser and workspace are shared by the
 * tests of a file; what was posted and answered begins anew for each.
 */
export const test = base
  .extend("snapshot", { scope: "file" }, () => fixture)
  .extend("stage", { scope: "file" }, async ({ snapshot }, { onCleanup }) => {
    const server = await serveFixture(snapshot);
    const browser = await openBrowser();
    onCleanup(async () => {
      await browser.close();
      await server.close();
    });
    return { server, browser };
  })
  .extend("browser", ({ stage }) => stage.browser)
  .extend("server", ({ stage: { server } }) => {
    server.posted.length = 0;
    server.answers.clear();
    return server;
  })
  .extend("window", async ({ browser, server }, { onCleanup }) => {
    const context = await browser.newContext({ locale: "en-US", viewport: { width: 1200, height: 800 } });
    onCleanup(() => context.close());
    const page = await context.newPage();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    const following = server.nextFollower();
    await page.goto(`${server.url}?person=U0ANA#C0CARE`);
    await following;
    await page.getByRole("textbox", { name: "Message to #care" }).waitFor();
    return { page, errors };
  })
  /** As a person sees it; what is scrolled out of sight is not drawn. */
  .extend("seen", ({ window }) => window.page)
  /** With everything drawn, also what is scrolled out of sight, so that it can be read. */
  .extend("page", async ({ window }) => {
    await drawEverything(window.page);
    return window.page;
  })
  /** What went wrong in the page. */
  .extend("errors", ({ window }) => window.errors)
  /** What the page posted to a path. */
  .extend(
    "posted",
    ({ server }) =>
      (path: string) =>
        server.posted.filter((one) => one.path === path).map((one) => one.body),
  )
  /** Waits until the page posted something to a path. */
  .extend("until", ({ posted }) => async (path: string): Promise<void> => {
    const some = () => posted(path).length > 0;
    await vi.waitUntil(some, { timeout: 5000 });
  });
