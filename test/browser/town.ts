import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { startBot } from "../../sandbox/bot.ts";
import { createOmniSandbox, type OmniSandbox } from "../../sandbox/omni/index.ts";
import { buildPage } from "../../sandbox/page-build.ts";
import { freePort } from "../../sandbox/ports.ts";
import { createSlackSandbox, type SlackSandbox } from "../../sandbox/slack/index.ts";

/** A workspace in the browser, a stand-in Omni, and the bot between them as a process of its own. */
export interface Town extends AsyncDisposable {
  /** Where the page is. */
  readonly url: string;
  readonly slack: SlackSandbox;
  readonly omni: OmniSandbox;
  /** Where the stand-in Omni is, its control desk included. */
  readonly omniUrl: string;
}

const BOT_TOKEN = "xoxb-town-token";
const SIGNING_SECRET = "town-signing-secret-0123456789abc";

/**
 * What `npm start` starts without settings, on free ports and in a folder of its own.
 * @throws Error when the bot does not start, or ends before it is told to
 */
export async function openTown(): Promise<Town> {
  const dataDir = await mkdtemp(join(tmpdir(), "omni-town-"));
  const omni = createOmniSandbox();
  const slack = createSlackSandbox({
    manifest: parse(await readFile(new URL("../../manifest.yml", import.meta.url), "utf8")),
    botToken: BOT_TOKEN,
    signingSecret: SIGNING_SECRET,
    page: await buildPage("slack"),
  });
  const [{ url: omniUrl }, { url, apiUrl }] = [await omni.listen(), await slack.listen()];
  const bot = await startBot(
    {
      SLACK_API_URL: apiUrl,
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      OMNI_BASE_URL: omniUrl,
      OMNI_API_KEY: omni.apiKey,
      POLICY_FILE: new URL("../../sandbox/policy.yml", import.meta.url).pathname,
      DATA_DIR: dataDir,
      LOG_LEVEL: "warn",
      PORT: String(await freePort()),
    },
    (code) => {
      throw new Error(`The bot ended by itself (${code ?? "killed"}).`);
    },
  );
  slack.connect(`${bot.url}/slack/events`);
  return {
    url,
    slack,
    omni,
    omniUrl,
    [Symbol.asyncDispose]: async () => {
      await bot.stop();
      await Promise.all([slack.close(), omni.close()]);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
