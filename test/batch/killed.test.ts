import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Message } from "../../sandbox/slack/protocol.ts";
import { buttonsOf, wholeOf } from "../app/talk.ts";
import { connected, type Process, settingsOf, startProcess } from "../support/bot-process.ts";
import { changed, messageOf, openForm, openScene, type Scene, shipments, stateOf } from "./scene.ts";

/** A bot as a process of its own, in the middle of five: the first is done, the answer to the second is kept back. */
interface Midway extends AsyncDisposable {
  readonly scene: Scene;
  readonly ids: readonly string[];
  readonly first: Process;
  /** The one message that tells how far it is. */
  readonly running: Message;
  /** Starts a bot on the same folder. */
  readonly startAgain: () => Promise<void>;
}

async function openMidway(): Promise<Midway> {
  const scene = await openScene();
  const { house, omni } = scene;
  const folder = await mkdtemp(join(tmpdir(), "omni-batch-"));
  const started: Process[] = [];
  const env = settingsOf(
    { ...house, omniUrl: omni.url },
    { POLICY_FILE: house.policyFile, DATA_DIR: folder },
  );
  const start = async (): Promise<Process> => {
    const bot = startProcess(env);
    started.push(bot);
    await connected(bot, house.slack);
    return bot;
  };
  const first = await start();
  const ids = shipments(5);
  const form = await openForm(house, `shipment reject ${ids.join(" ")} order 1005`);
  const held = omni.hold(new RegExp(`^POST .*Reject.*${ids[1]}`));
  await house.slack.as("U0BEN").submit(form, { reason: "Damaged" });
  await held;
  const running = await messageOf(house, /1 of 5 so far/);
  return {
    scene,
    ids,
    first,
    running,
    startAgain: async () => void (await start()),
    [Symbol.asyncDispose]: async () => {
      omni.release();
      for (const { child } of started) child.kill("SIGKILL");
      await Promise.all(started.map(({ ended }) => ended));
      await scene[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

test("killed in the middle and started again, it goes on: none is repeated, and the one on its way is not known", async () => {
  await using midway = await openMidway();
  const { scene, ids, first, running } = midway;
  const { house, omni } = scene;
  const [, lost = "", ...rest] = ids;
  first.child.kill("SIGKILL");
  await first.ended;
  omni.release();
  await midway.startAgain();
  const over = await messageOf(house, /Reject 5 shipments: finished/);
  expect(over.ts).toBe(running.ts);
  expect(over.text).toBe("Reject 5 shipments: finished. 4 done, 1 not known.");
  const card = await messageOf(house, new RegExp(`It is not known whether shipment ${lost} was rejected`));
  expect(buttonsOf(card)).toContain("settle.done");
  expect(changed(house)).toEqual(ids);
  expect(rest.map((id) => stateOf(house, id))).toEqual(["Rejected", "Rejected", "Rejected"]);
});

test("told to end in the middle, it ends with the answer of the one on its way; started again, it does the rest once", async () => {
  await using midway = await openMidway();
  const { scene, ids, first, running } = midway;
  const { house, omni } = scene;
  first.child.kill("SIGTERM");
  await first.says(/"signal":"SIGTERM"/);
  omni.release();
  expect(await first.ended).toBe(0);
  expect(changed(house)).toEqual(ids.slice(0, 2));
  const paused = await messageOf(house, /so far/);
  expect(wholeOf(paused)).toMatch(/3 not yet sent/);
  await midway.startAgain();
  const over = await messageOf(house, /Reject 5 shipments: finished/);
  expect(over.ts).toBe(running.ts);
  expect(over.text).toBe("Reject 5 shipments: finished. 5 done.");
  expect(changed(house)).toEqual(ids);
  expect(ids.map((id) => stateOf(house, id))).toEqual(ids.map(() => "Rejected"));
});
