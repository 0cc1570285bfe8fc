import type { Page } from "playwright-core";
import { openTown } from "../test/browser/town.ts";
import { openBrowser } from "../test/support/browser.ts";

/** `npm run picture`: draws docs/picture.png, the picture in the README, from a real conversation in the sandbox. */
const file = new URL("../docs/picture.png", import.meta.url).pathname;

await using town = await openTown();
const ana = town.slack.as("U0ANA");
await ana.say("C0CARE", "Zoe is on the phone about order 1001. Has it left the store?");
const browser = await openBrowser();
try {
  const size = { width: 1240, height: 780 };
  const context = await browser.newContext({ locale: "en-CA", colorScheme: "light", viewport: size });
  const page = await context.newPage();
  await page.goto(`${town.url}/?person=U0BEN#C0CARE`);
  await page.getByRole("textbox", { name: "Message to #care" }).waitFor();
  await shareOrder(page);
  await ana.say("C0CARE", "Thanks! Do we have another red tee, in case she wants two?");
  await askForStockInThread(page);
  await page.mouse.move(0, 0);
  await page.evaluate("document.activeElement?.blur()");
  await page.screenshot({ path: file });
} finally {
  await browser.close();
}
console.log(`Drawn: ${file}`);

async function shareOrder(page: Page): Promise<void> {
  await page.keyboard.type("/omni order 1001");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Share here" }).click();
  await page.getByText("shared by").waitFor();
  await page.reload();
  await page.getByText("shared by").waitFor();
}

async function askForStockInThread(page: Page): Promise<void> {
  const question = page.getByRole("article", { name: "Message from Ana Silva" }).last();
  await question.getByText("another red tee").hover();
  await question.getByRole("button", { name: "Reply in thread" }).click();
  await page.getByRole("textbox", { name: "Reply in the thread" }).waitFor();
  await page.keyboard.type("@omni stock TEE-RED-M at queen-west toronto-south yorkdale square-one");
  await page.keyboard.press("Enter");
  await page.getByRole("complementary", { name: "Thread" }).getByText("on-hand (physical)").waitFor();
}
