import { expect, test } from "vitest";
import type { Message } from "../../sandbox/slack/protocol.ts";
import { privateWordsOf } from "../support/private-words.ts";
import { type House, openHouse, ownPolicy } from "../support/house.ts";
import { ask, buttonsOf, mention, next, type Where, wholeOf } from "./talk.ts";

/** Asks, and has the CSV sent; gives back what the person is told of it. */
async function csvOf(house: House, words: string, where: Where = {}): Promise<Message> {
  const { who = "U0BEN", channel = "C0CARE" } = where;
  const card = await ask(house, words, where);
  const told = next(house, channel, who);
  await house.slack.as(who).click(card, "csv");
  return told();
}

/** The files that somebody sees in a channel. */
function filesIn(house: House, channel: string, who: string) {
  return house.slack
    .messages(channel, who)
    .flatMap((message) => message.files.map((file) => ({ file, message })));
}

test("the CSV is shared where it was asked for only when the person says so, for everyone there", async () => {
  await using house = await openHouse();
  const told = await csvOf(house, "stock at toronto-south");
  expect(buttonsOf(told)).toEqual(["share.file"]);
  expect(filesIn(house, "C0CARE", "U0ANA")).toEqual([]);
  await house.slack.as("U0BEN").click(told, "share.file");
  const [shared] = await house.slack.waitFor(() => {
    const files = filesIn(house, "C0CARE", "U0ANA");
    return files.length > 0 ? files : undefined;
  }, "the shared file");
  expect(shared?.message.text).toMatch(/Shared by <@U0BEN>, as of/);
  const csv = await (await fetch(`${house.slackUrl}${shared?.file.url}`)).text();
  expect(csv.trim().split("\r\n")).toHaveLength(301);
});

test("what was asked for in a thread is shared in that thread", async () => {
  await using house = await openHouse();
  const card = await mention(house, "stock TEE-RED-M");
  const told = next(house, "C0CARE", "U0ANA", ({ text }) => text.includes("CSV"));
  await house.slack.as("U0ANA").click(card, "csv");
  await house.slack.as("U0ANA").click(await told(), "share.file");
  const shared = await house.slack.waitFor(() => filesIn(house, "C0CARE", "U0BEN")[0], "the shared file");
  expect(shared.message.threadTs).toBe(card.threadTs);
});

test("a shared file holds nothing of a customer", async () => {
  await using house = await openHouse();
  const told = await csvOf(house, "order find since 365d");
  await house.slack.as("U0BEN").click(told, "share.file");
  const shared = await house.slack.waitFor(() => filesIn(house, "C0CARE", "U0ANA")[0], "the shared file");
  const csv = await (await fetch(`${house.slackUrl}${shared.file.url}`)).text();
  const all = `${shared.file.name} ${shared.file.title} ${shared.message.text} ${csv}`;
  expect([...privateWordsOf(house.omni)].filter((word) => all.includes(word))).toEqual([]);
});

test("in a channel that another organisation reads no file is shared", async () => {
  await using house = await openHouse();
  const told = await csvOf(house, "stock at toronto-south", { channel: "C0PARTNERS" });
  expect(buttonsOf(told)).toEqual([]);
  expect(filesIn(house, "C0PARTNERS", "U0PAT")).toEqual([]);
});

test("the policy is asked again when it is shared", async () => {
  await using house = await openHouse();
  const told = await csvOf(house, "stock at toronto-south");
  await house.changePolicy((await ownPolicy()).replace(/C0CARE:[^]*?C0FULFIL:/, "C0FULFIL:"));
  const refused = next(house, "C0CARE", "U0BEN");
  await house.slack.as("U0BEN").click(told, "share.file");
  expect((await refused()).text).toMatch(/You can't look up stock/);
  expect(filesIn(house, "C0CARE", "U0ANA")).toEqual([]);
});

test("where the app is not in the channel the file is not offered to be shared, or says how to let it", async () => {
  await using house = await openHouse();
  const ben = house.slack.as("U0BEN");
  const told = await csvOf(house, "stock at toronto-south");
  await ben.leave("C0CARE", house.slack.app.botUserId);
  const answered = next(house, "C0CARE", "U0BEN");
  await ben.click(told, "share.file");
  expect(wholeOf(await answered())).toMatch(/The file was not shared.*\/invite <@U0OMNI>/s);
});
