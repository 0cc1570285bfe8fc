import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { createSlackSandbox, type SlackSandbox } from "../../sandbox/slack/index.ts";
import { EXPLAINED, type Side } from "./differences.ts";
import { callSlack, type EmulatedWorkspace, openEmulatedWorkspace } from "./workspace.ts";

const TOKEN = "xoxb-fields";
const HOME = JSON.stringify({ type: "home", blocks: [{ type: "divider" }] });
const MORE = { type: "button", action_id: "more", text: { type: "plain_text", text: "More" } };
const modal = (title: string): string =>
  JSON.stringify({
    type: "modal",
    title: { type: "plain_text", text: title },
    blocks: [{ type: "actions", elements: [MORE] }],
  });
const DIVIDER = JSON.stringify([{ type: "divider" }]);

let emulated: EmulatedWorkspace;
let sandbox: SlackSandbox;
let api: string;
const used = new Set<number>();
/** What was found and is not explained. */
const different: string[] = [];

beforeAll(async () => {
  emulated = await openEmulatedWorkspace();
  const manifest: unknown = parse(await readFile(new URL("../../manifest.yml", import.meta.url), "utf8"));
  sandbox = createSlackSandbox({
    manifest: withHistory(manifest),
    botToken: TOKEN,
    signingSecret: "fields-signing-secret-0123456789",
  });
  api = (await sandbox.listen()).apiUrl;
});
afterAll(async () => {
  await sandbox.close();
  await emulated[Symbol.asyncDispose]();
});

const Scoped = z.looseObject({
  oauth_config: z.looseObject({ scopes: z.looseObject({ bot: z.array(z.string()) }) }),
});

/** Our app reads no channel's history, so it has no scope for it; to compare what reads, it gets one here. */
function withHistory(manifest: unknown): unknown {
  const read = Scoped.parse(manifest);
  read.oauth_config.scopes.bot.push("channels:history");
  return read;
}

/**
 * Every path of an answer with the kind of what stands there; blocks as one, messages by all of them (a reply has what
 * its parent has not), other lists by their first item.
 */
function pathsOf(value: unknown, path = ""): Map<string, string> {
  if (Array.isArray(value)) {
    const items: unknown[] = path.endsWith("blocks") ? [] : path === "messages" ? value : value.slice(0, 1);
    return new Map([[path, "list"], ...items.flatMap((item) => [...pathsOf(item, `${path}[]`)])]);
  }
  if (typeof value !== "object" || value === null)
    return new Map([[path, value === null ? "null" : typeof value]]);
  return new Map(
    Object.entries(value).flatMap(([key, each]) => [...pathsOf(each, path === "" ? key : `${path}.${key}`)]),
  );
}

/** The fields in which two answers differ and for which no reason is given. */
function unexplained(method: string, ours: unknown, theirs: unknown): string[] {
  const [mine, other] = [pathsOf(ours), pathsOf(theirs)];
  const differing = [...new Set([...mine.keys(), ...other.keys()])].filter(
    (path) => mine.get(path) !== other.get(path),
  );
  return differing.flatMap((path) => {
    const who: Side = !other.has(path) ? "sandbox" : mine.has(path) ? "both" : "emulate";
    const reason = EXPLAINED.findIndex(
      ([of, field, side]) => of.test(method) && field.test(path) && (side === who || side === "both"),
    );
    if (reason >= 0) used.add(reason);
    return reason >= 0 ? [] : [`${path}: ${mine.get(path) ?? "nothing"} | ${other.get(path) ?? "nothing"}`];
  });
}

const Ok = z.object({ ok: z.literal(true) });
const Fine = z.tuple([Ok, Ok]);
const titled = (id: string): string => JSON.stringify([{ id, title: "A" }]);

type Arguments = Readonly<Record<string, string>>;

/** Asks both the same, and notes every difference that has no reason. */
async function compare(
  method: string,
  ours: Arguments,
  theirs: Arguments,
  as: "bot" | "ben" = "bot",
): Promise<[unknown, unknown]> {
  const answers: [unknown, unknown] = [
    await callSlack(api, method, ours, TOKEN),
    await emulated.call(method, theirs, as),
  ];
  if (!Fine.safeParse(answers).success) throw new Error(`${method} was refused: ${JSON.stringify(answers)}`);
  different.push(...unexplained(method, ...answers).map((field) => `${method} ${field}`));
  return answers;
}

const care = (more: Arguments = {}): [Arguments, Arguments] => [
  { channel: "C0CARE", ...more },
  { channel: emulated.care, ...more },
];

describe("answers, field by field, as the stand-in and as emulate give them", () => {
  test("auth.test, bots.info, users.info", async () => {
    await compare("auth.test", {}, {});
    await compare("bots.info", { bot: "B0OMNI" }, { bot: "B0OMNI" });
    await compare("users.info", { user: "U0BEN" }, { user: emulated.ben });
    await compare("users.list", { limit: "2" }, { limit: "1" });
    expect(different).toEqual([]);
  });

  test("conversations.*", async () => {
    for (const method of ["info", "members"]) await compare(`conversations.${method}`, ...care());
    await compare("conversations.list", { limit: "2" }, { limit: "1" });
    await compare("conversations.open", { users: "U0BEN" }, { users: emulated.ben });
    expect(different).toEqual([]);
  });

  test("conversations.join, for which the app has no scope", async () => {
    const [ours, theirs] = care();
    const refusal = await callSlack(api, "conversations.join", ours, TOKEN);
    expect(refusal).toMatchObject({ ok: false, error: "missing_scope", needed: "channels:join" });
    expect(unexplained("", refusal, await emulated.call("conversations.join", theirs))).toEqual([]);
  });

  test("chat.*: posted, in a thread, whispered, changed, taken back", async () => {
    const Posted = z.object({ ts: z.string() });
    const parents = await compare("chat.postMessage", ...care({ text: "Hello" }));
    const [ours = "", theirs = ""] = parents.map((answer) => Posted.parse(answer).ts);
    const [inOurs, inTheirs] = care({ text: "Again", blocks: DIVIDER });
    await compare("chat.postMessage", { ...inOurs, thread_ts: ours }, { ...inTheirs, thread_ts: theirs });
    const [here, there] = care({ text: "To you" });
    await compare("chat.postEphemeral", { ...here, user: "U0BEN" }, { ...there, user: emulated.ben });
    await compare("chat.update", { ...here, ts: ours }, { ...there, ts: theirs });
    await compare("chat.getPermalink", { ...here, message_ts: ours }, { ...there, message_ts: theirs });
    await compare("conversations.replies", { ...here, ts: ours }, { ...there, ts: theirs }, "ben");
    await compare("conversations.history", ...care({ limit: "1", inclusive: "true" }), "ben");
    await compare("chat.delete", { ...here, ts: ours }, { ...there, ts: theirs });
    expect(different).toEqual([]);
  });

  test("views.*: opened, updated, pushed upon, published", async () => {
    const Trigger = z.object({ trigger_id: z.string() });
    const trigger = async (label: string, more: Arguments = {}): Promise<[string, string]> => {
      const sent = sandbox.traffic().findLast((one) => one.label === label);
      const theirs = await emulated.call("views.generateTriggerId", { user_id: emulated.ben, ...more });
      return [Trigger.parse(sent?.request).trigger_id, Trigger.parse(theirs).trigger_id];
    };
    const ben = sandbox.as("U0BEN");
    await ben.shortcut("omni-menu");
    const [ours, theirs] = await trigger("shortcut omni-menu");
    const view = modal("One");
    const opened = await compare("views.open", { trigger_id: ours, view }, { trigger_id: theirs, view });
    const View = z.object({ view: z.object({ id: z.string() }) });
    const [mine = "", other = ""] = opened.map((answer) => View.parse(answer).view.id);
    const next = modal("Two");
    await compare("views.update", { view_id: mine, view: next }, { view_id: other, view: next });
    await ben.click(ben.form(), "more");
    const [above, there] = await trigger("block_actions more", { view_id: other });
    const last = modal("Three");
    await compare("views.push", { trigger_id: above, view: last }, { trigger_id: there, view: last });
    await compare("views.publish", { user_id: "U0BEN", view: HOME }, { user_id: emulated.ben, view: HOME });
    expect(different).toEqual([]);
  });

  test("files.*: a place to upload to, and the file that came of it", async () => {
    const asked = { filename: "a.csv", length: "4" };
    const Place = z.object({ upload_url: z.url(), file_id: z.string() });
    const places = await compare("files.getUploadURLExternal", asked, asked);
    const [ours, theirs] = [Place.parse(places[0]), Place.parse(places[1])];
    for (const { upload_url } of [ours, theirs]) await fetch(upload_url, { method: "POST", body: "a,b\n" });
    await compare(
      "files.completeUploadExternal",
      { channel_id: "C0CARE", files: titled(ours.file_id) },
      { channel_id: emulated.care, files: titled(theirs.file_id) },
    );
    expect(different).toEqual([]);
  });

  test("no reason is given for a difference that there is not", () => {
    expect(EXPLAINED.filter((_, index) => !used.has(index)).map(([, , , why]) => why)).toEqual([]);
  });
});
