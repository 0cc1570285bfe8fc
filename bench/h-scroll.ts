import type { Page } from "playwright-core";
import { z } from "zod";
import { buildPage } from "../sandbox/page-build.ts";
import { openBrowser } from "../test/support/browser.ts";
import { CHANNEL, openBusyChannel, READER } from "./support/busy-channel.ts";
import type { Load } from "./support/load.ts";
import { type Finding, ms, ratio, type Report } from "./support/report.ts";
import type { Stage } from "./support/stage.ts";
import { median, percentile } from "./support/statistics.ts";

const MESSAGES = 1200;
const FRAMES = 400;
/** Pixels a frame: 9,000 a second on a screen of 60 frames, about as fast as anybody turns a wheel. */
const STEP = 150;
const SMOOTH_MS = 1000 / 60;
/** As fast as the browser can, not as fast as a screen: so a frame's time is what it costs. */
const UNBOUND = ["--disable-frame-rate-limit", "--disable-gpu-vsync"];

/** Milliseconds of each frame, and of the page's own thread on the processor. */
interface Scrolled {
  readonly frames: number[];
  readonly processorMs: number;
}
const Frames = z.array(z.number());
const Texts = z.array(z.string());

/** The page of the stand-in Slack scrolled through a busy channel, beside the same text in plain HTML. */
export async function scroll(_stage: Stage, _load: Load, quick: boolean): Promise<Report> {
  const slack = await openBusyChannel(MESSAGES, await buildPage("slack"));
  const { url } = await slack.listen();
  const browser = await openBrowser(UNBOUND);
  try {
    const size = { viewport: { width: 1200, height: 800 } };
    const ours = await browser.newPage(size);
    await ours.goto(`${url}?person=${READER}#${CHANNEL}`);
    await ours.locator("article.message").last().waitFor();
    await ours.evaluate("new Promise((done) => requestIdleCallback(done))");
    const plain = await browser.newPage(size);
    await plain.setContent(plainPage(await textsOf(ours)));
    const runs = quick ? 1 : 5;
    const found = { ours: [] as Scrolled[], plain: [] as Scrolled[] };
    for (let run = 0; run < runs; run += 1) {
      found.ours.push(await scrolled(ours, ".message-scroll"));
      found.plain.push(await scrolled(plain, "#box"));
    }
    return reported(found.ours, found.plain);
  } finally {
    await browser.close();
    await slack.close();
  }
}

function reported(ours: readonly Scrolled[], plain: readonly Scrolled[]): Report {
  const [frames, plainFrames] = [ours, plain].map((runs) => runs.flatMap((run) => run.frames));
  if (frames === undefined || plainFrames === undefined) throw new Error("nothing was scrolled");
  const cost = (runs: readonly Scrolled[]) => median(runs.map(({ processorMs }) => processorMs / FRAMES));
  const line = (what: string, share: number): Finding =>
    ratio(what, [percentile(frames, share), percentile(plainFrames, share)], ms, undefined);
  const p95 = percentile(frames, 0.95);
  const aim = { words: `at most ${SMOOTH_MS.toFixed(1)} ms`, met: p95 <= SMOOTH_MS };
  const late = frames.filter((frame) => frame > SMOOTH_MS).length;
  return {
    title: `(h) a frame while ${MESSAGES.toLocaleString("en")} messages are scrolled through, ${ours.length} runs of ${FRAMES} frames`,
    ours: "our page",
    theirs: "the same text, plain",
    findings: [
      line("median", 0.5),
      { ...line("p95", 0.95), aim },
      line("worst", 1),
      ratio("processor time a frame, the page's thread", [cost(ours), cost(plain)], ms, undefined),
    ],
    notes: [
      `Of our ${frames.length} frames ${late} took longer than one of 60 a second.`,
      "Headless, drawn by the processor alone; nothing is pinned to a core.",
    ],
  };
}

/** The frames from the first message on, in equal steps. */
async function scrolled(page: Page, box: string): Promise<Scrolled> {
  await page.bringToFront();
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const processor = async (): Promise<number> => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN) * 1000;
  };
  const before = await processor();
  const frames = await page.evaluate(`(async () => {
    const box = document.querySelector("${box}");
    const next = () => new Promise(requestAnimationFrame);
    box.scrollTop = 0;
    for (let settle = 0; settle < 20; settle += 1) await next();
    const times = [];
    let before = await next();
    for (let step = 1; step <= ${FRAMES}; step += 1) {
      box.scrollTop = step * ${STEP};
      const now = await next();
      times.push(now - before);
      before = now;
    }
    return times;
  })()`);
  const processorMs = (await processor()) - before;
  await session.detach();
  return { frames: Frames.parse(frames), processorMs };
}

async function textsOf(page: Page): Promise<string[]> {
  const read = `[...document.querySelectorAll("article.message")].map((one) => one.textContent)`;
  return Texts.parse(await page.evaluate(read));
}

function plainPage(texts: readonly string[]): string {
  const escaped = texts.map((text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;"));
  return `<!doctype html><body style="margin:0"><div id="box" style="height:100vh;overflow:auto">${escaped
    .map((text) => `<p>${text}</p>`)
    .join("")}</div>`;
}
