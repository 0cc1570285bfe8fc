import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { openTown, type Town } from "./town.ts";
import { openWindow, type Window } from "./window.ts";

/** A town, and two people at their windows on it; opened once for all tests of a file. */
interface Scene {
  readonly town: Town;
  readonly browser: Browser;
  readonly ben: Window;
  readonly ana: Window;
}

/** Opens a scene before the tests of a file and closes it after them; gives back how a test comes to it. */
export function useScene(): () => Scene {
  let scene: Scene | undefined;
  beforeAll(async () => {
    const [town, browser] = await Promise.all([openTown(), openBrowser()]);
    const ben = await openWindow(browser, town.url, "U0BEN");
    scene = { town, browser, ben, ana: await openWindow(browser, town.url, "U0ANA") };
  });
  afterAll(async () => {
    await scene?.browser.close();
    await scene?.town[Symbol.asyncDispose]();
  });
  return () => {
    if (scene === undefined) throw new Error("The scene is not open yet.");
    return scene;
  };
}
