import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { createSlackSandbox, type SlackSandbox } from "../../sandbox/slack/index.ts";
import { callSlack, type EmulatedWorkspace, openEmulatedWorkspace } from "./workspace.ts";

const SANDBOX_TOKEN = "xoxb-shapes";

let emulated: EmulatedWorkspace;
let sandbox: SlackSandbox;
let sandboxApi: string;

beforeAll(async () => {
  emulated = await openEmulatedWorkspace();
  sandbox = createSlackSandbox({
    manifest: parse(await readFile(new URL("../../manifest.yml", import.meta.url), "utf8")),
    botToken: SANDBOX_TOKEN,
    signingSecret: "shapes-signing-secret-0123456789",
  });
  sandboxApi = (await sandbox.listen()).apiUrl;
});
afterAll(async () => {
  await sandbox.close();
  await emulated[Symbol.asyncDispose]();
});

/** The same question to both: arguments hold what each calls the thing. */
async function both(method: string, ours: Record<string, string>, theirs: Record<string, string>) {
  return {
    sandbox: await callSlack(sandboxApi, method, ours, SANDBOX_TOKEN),
    emulate: await emulated.call(method, theirs),
  };
}

/** What kind of value stands at a path of an answer: "string", "boolean", … or "undefined" where nothing does. */
function kindAt(answer: unknown, path: string): string {
  const found = path
    .split(".")
    .reduce<unknown>((at, key) => z.record(z.string(), z.unknown()).safeParse(at).data?.[key], answer);
  return typeof found;
}

/** What both say of each field that the app reads, as "sandbox" or, where emulate differs, "sandbox | emulate". */
function kinds(answers: { sandbox: unknown; emulate: unknown }, fields: readonly string[]) {
  return Object.fromEntries(
    fields.map((field) => {
      const [ours, theirs] = [kindAt(answers.sandbox, field), kindAt(answers.emulate, field)];
      return [field, ours === theirs ? ours : `${ours} | ${theirs}`];
    }),
  );
}

describe("what the app reads, as emulate and as the stand-in workspace say it (sandbox | emulate)", () => {
  test("auth.test", async () => {
    const answers = await both("auth.test", {}, {});
    expect(kinds(answers, ["ok", "user_id", "bot_id", "team_id", "enterprise_id"])).toEqual({
      ok: "boolean",
      user_id: "string",
      bot_id: "string",
      team_id: "string",
      enterprise_id: "undefined",
    });
  });

  test("users.info: emulate knows neither guests nor time zones", async () => {
    const answers = await both("users.info", { user: "U0BEN" }, { user: emulated.ben });
    const fields = ["id", "team_id", "deleted", "is_restricted", "is_ultra_restricted", "is_stranger", "tz"];
    expect(
      kinds(
        answers,
        fields.map((field) => `user.${field}`),
      ),
    ).toEqual({
      "user.id": "string",
      "user.team_id": "string",
      "user.deleted": "boolean",
      "user.is_restricted": "boolean | undefined",
      "user.is_ultra_restricted": "boolean | undefined",
      "user.is_stranger": "undefined",
      "user.tz": "string | undefined",
    });
  });

  test("conversations.info: emulate knows no channels shared with others", async () => {
    const answers = await both("conversations.info", { channel: "C0CARE" }, { channel: emulated.care });
    const fields = ["id", "name", "is_im", "is_mpim", "is_ext_shared", "is_pending_ext_shared"];
    expect(
      kinds(
        answers,
        fields.map((field) => `channel.${field}`),
      ),
    ).toEqual({
      "channel.id": "string",
      "channel.name": "string",
      "channel.is_im": "boolean",
      "channel.is_mpim": "boolean",
      "channel.is_ext_shared": "boolean | undefined",
      "channel.is_pending_ext_shared": "boolean | undefined",
    });
  });

  test("chat.postMessage, in a channel and in a thread", async () => {
    const parents = await both(
      "chat.postMessage",
      { channel: "C0CARE", text: "Hello" },
      { channel: emulated.care, text: "Hello" },
    );
    const Ts = z.object({ ts: z.string().regex(/^\d{10}\.\d{6}$/) });
    const [ours, theirs] = [Ts.parse(parents.sandbox).ts, Ts.parse(parents.emulate).ts];
    const replies = await both(
      "chat.postMessage",
      { channel: "C0CARE", text: "Again", thread_ts: ours },
      { channel: emulated.care, text: "Again", thread_ts: theirs },
    );
    const posted = { ok: "boolean", channel: "string", ts: "string", "message.text": "string" };
    expect(kinds(parents, Object.keys(posted))).toEqual(posted);
    const reply = { ...posted, "message.thread_ts": "string" };
    expect(kinds(replies, Object.keys(reply))).toEqual(reply);
  });

  test.each([
    ["users.info", { user: "U0NOBODY" }, "user_not_found"],
    ["conversations.info", { channel: "C0NOWHERE" }, "channel_not_found"],
    ["chat.postMessage", { channel: "C0NOWHERE", text: "Hello" }, "channel_not_found"],
  ])("%s refuses what there is not in the same words", async (method, args, error) => {
    const answers = await both(method, args, args);
    expect(answers.sandbox).toMatchObject({ ok: false, error });
    expect(answers.emulate).toMatchObject({ ok: false, error });
  });
});
