import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buttonsOf } from "../app/talk.ts";
import { BOT_TOKEN, OMNI_KEY, SIGNING_SECRET } from "../support/house.ts";
import { changed, messageOf, openForm, openScene, type Scene, shipments, stateOf } from "./scene.ts";

const MAIN = new URL("../../src/main.ts", import.meta.url).pathname;

/** Starts a bot as a process of its own between the stand-ins, and connects Slack to it. */
async function startBot({ house, omni }: Scene, folder: string): Promise<ChildProcess> {
  const env = {
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: house.slackApi.apiUrl,
    OMNI_BASE_URL: omni.url,
    OMNI_API_KEY: OMNI_KEY,
    POLICY_FILE: house.policyFile,
    DATA_DIR: folder,
    PORT: "0",
    NODE_COMPILE_CACHE: join(tmpdir(), "omni-compile-cache"),
  };
  const child = spawn(process.execPath, [MAIN], { env, stdio: ["ignore", "pipe", "inherit"] });
  const port = await new Promise<string>((resolve, reject) => {
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      const [, found] = /"port":(\d+),/.exec(output) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.once("close", () => reject(new Error(`It ended without listening: ${output}`)));
  });
  house.slack.connect(`http://127.0.0.1:${port}/slack/events`);
  return child;
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = once(child, "close");
  child.kill(signal);
  await ended;
}

test("killed in the middle and started again, it goes on: none is repeated, and the one on its way is not known", async () => {
  await using scene = await openScene();
  const { house, omni } = scene;
  const folder = await mkdtemp(join(tmpdir(), "omni-batch-"));
  const children: ChildProcess[] = [];
  try {
    const first = await startBot(scene, folder);
    children.push(first);
    const ids = shipments(5);
    const [done = "", lost = "", ...rest] = ids;
    const form = await openForm(house, `shipment reject ${ids.join(" ")} order 1005`);
    const held = omni.hold(new RegExp(`^POST .*Reject.*${lost}`));
    await house.slack.as("U0BEN").submit(form, { reason: "Damaged" });
    await held;
    const running = await messageOf(house, /1 of 5 so far/);
    await kill(first, "SIGKILL");
    omni.release();
    children.push(await startBot(scene, folder));
    const over = await messageOf(house, /Reject 5 shipments: finished/);
    expect(over.ts).toBe(running.ts);
    expect(over.text).toBe("Reject 5 shipments: finished. 4 done, 1 not known.");
    const card = await messageOf(house, new RegExp(`It is not known whether shipment ${lost} was rejected`));
    expect(buttonsOf(card)).toContain("settle.done");
    expect(changed(house)).toEqual([done, lost, ...rest]);
    expect(rest.map((id) => stateOf(house, id))).toEqual(["Rejected", "Rejected", "Rejected"]);
  } finally {
    for (const child of children) child.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
  }
});
