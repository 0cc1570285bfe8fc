import { expect, test } from "vitest";
import type { Message } from "../../sandbox/slack/protocol.ts";
import { buttonsOf, wholeOf } from "../app/talk.ts";
import { holdNextPost, loseNextPost } from "../support/held-post.ts";
import { type House } from "../support/house.ts";
import { openStreet } from "../support/street.ts";
import { openTwo } from "../support/two-replicas.ts";
import { changed, FULFIL, messageOf, openForm, shipments } from "./scene.ts";

const MINUTE = 60_000;
const PATIENCE = { timeout: 30_000 };
const REPEATED = /This message may be repeated/;

/** The messages of the app that stand in the channel, oldest first. */
function posts(house: House): Message[] {
  const all = house.slack.messages(FULFIL, "U0PRIYA");
  return all.filter(({ botId, ephemeral }) => botId !== null && !ephemeral);
}

/** Where it is kept that the one batch is shown. */
async function keptCard({ database }: House): Promise<string> {
  const kept = await database.db.selectFrom("batches").select("card").executeTakeFirst();
  return kept?.card ?? "";
}

async function ask(house: House, deed: "cancel" | "reject"): Promise<void> {
  const form = await openForm(house, `shipment ${deed} ${shipments(3).join(" ")} order 1005`, "U0PRIYA");
  await house.slack.as("U0PRIYA").submit(form, { reason: "Damaged" });
}

test("killed after Slack took a request and before that was kept: another says that it may be repeated, and both end true", async () => {
  await using street = await openStreet("sqlite");
  const { house } = street;
  const held = street.slack.holdAnswer(/chat\.postMessage/);
  await ask(house, "cancel");
  await held.reached;
  const first = await messageOf(house, /U0PRIYA.* asks to cancel/);
  await street.killed();
  const second = await messageOf(house, REPEATED);
  expect(second.ts).not.toBe(first.ts);
  expect(second.text).toBe(first.text);
  await house.slack.as("U0ANA").click(first, "approve.several");
  const ended = () => posts(house).map(({ ts, text }) => [ts, text]);
  const words = "Cancel 3 shipments: finished. 3 done.";
  await expect.poll(ended, PATIENCE).toEqual([first, second].map(({ ts }) => [ts, words]));
  expect(posts(house).map((each) => REPEATED.test(wholeOf(each)))).toEqual([true, true]);
  expect(changed(house)).toEqual(shipments(3));
  held.drop();
});

test("killed in the middle of what nobody has to approve: the first says as of when it is, and ends true once it is pressed", async () => {
  await using street = await openStreet("sqlite");
  const { house } = street;
  const held = street.slack.holdAnswer(/chat\.postMessage/);
  await ask(house, "reject");
  await held.reached;
  const first = await messageOf(house, /0 of 3 so far/);
  expect(wholeOf(first)).toMatch(/As of .*\d\d:\d\d/);
  await street.killed();
  const over = await messageOf(house, /Reject 3 shipments: finished\. 3 done/);
  expect(over.ts).not.toBe(first.ts);
  expect(wholeOf(over)).toMatch(REPEATED);
  expect(changed(house)).toEqual(shipments(3));
  await house.slack.as("U0PRIYA").click(first, "stop");
  const texts = () => posts(house).map(({ text }) => text);
  await expect.poll(texts, PATIENCE).toEqual([over.text, over.text]);
  expect(posts(house).map(buttonsOf)).toEqual([["csv"], ["csv"]]);
  held.drop();
});

test("while one replica still posts the message, no other one does", async () => {
  await using two = await openTwo();
  const { house } = two;
  const release = holdNextPost(house);
  await ask(house, "cancel");
  const card = await messageOf(house, /U0PRIYA.* asks to cancel/);
  await two.pass(MINUTE + 1_000);
  release();
  await expect.poll(() => keptCard(house), PATIENCE).toContain(card.ts);
  expect(posts(house)).toHaveLength(1);
});

test("how it ended, which Slack did not take, is shown a minute later, and once", async () => {
  await using two = await openTwo();
  const { house } = two;
  house.slackApi.instead("chat.update", () => ({ status: 500, body: "" }));
  await ask(house, "reject");
  const failed = /how several changes stand could not be shown/;
  await expect.poll(() => failed.test(house.logged()) && changed(house).length, PATIENCE).toBe(3);
  const stale = await messageOf(house, /0 of 3 so far/);
  const open = () =>
    house.database.db.selectFrom("changes").select("id").where("state", "<>", "done").execute();
  await expect.poll(open, PATIENCE).toEqual([]);
  let edits = 0;
  house.slackApi.instead("chat.update", () => {
    edits += 1;
    return undefined;
  });
  await two.pass(MINUTE + 1_000);
  const over = await messageOf(house, /Reject 3 shipments: finished\. 3 done/);
  expect(over.ts).toBe(stale.ts);
  await two.pass(MINUTE);
  expect([edits, posts(house).length]).toEqual([1, 1]);
});

test("one that Slack may have taken is posted once more later, and what is pressed is edited with the other from then on", async () => {
  await using two = await openTwo();
  const { house } = two;
  loseNextPost(house);
  await ask(house, "cancel");
  const failed = /how several changes stand could not be shown/;
  await expect.poll(() => failed.test(house.logged()), PATIENCE).toBe(true);
  await two.pass(MINUTE + 1_000);
  expect(posts(house)).toHaveLength(1);
  await two.pass(2 * MINUTE);
  const second = await messageOf(house, REPEATED);
  await expect.poll(() => keptCard(house), PATIENCE).toContain(second.ts);
  const [first] = posts(house);
  if (first === undefined) throw new Error("nothing stands there");
  await house.slack.as("U0PRIYA").click(first, "withdraw.several");
  const texts = () => posts(house).map(({ text }) => text);
  const words = "Cancel 3 shipments: nothing was sent. 3 withdrawn.";
  await expect.poll(texts, PATIENCE).toEqual([words, words]);
});
