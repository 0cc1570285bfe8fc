import { createServer, type ServerResponse } from "node:http";
import { LogLevel, WebClient } from "@slack/web-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { leanFetch } from "../../src/http-client.ts";
import { type Verdict, verdictOf } from "../../src/slack/verdict.ts";
import { listenOnLoopback } from "../support/loopback.ts";

/** How the server answers the next call. */
let answer: (response: ServerResponse) => void = (response) => void response.end("{}");
const server = createServer((request, response) => {
  request.resume().on("end", () => answer(response));
});
let address: string;
beforeAll(async () => {
  address = `${await listenOnLoopback(server)}/api/`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** What a real client throws, as the outbox's own would: it tries once. */
async function failure(slackApiUrl = address, timeout = 10_000): Promise<unknown> {
  const client = new WebClient("xoxb-verdict", {
    slackApiUrl,
    timeout,
    fetch: leanFetch,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
  });
  try {
    await client.chat.postMessage({ channel: "C1", text: "a" });
  } catch (error) {
    return error;
  }
  throw new Error("The call did not fail.");
}

const answers =
  (status: number, headers: Record<string, string> = {}, body = "") =>
  (response: ServerResponse) =>
    void response.writeHead(status, headers).end(body);
const refuses = (error: string) =>
  answers(200, { "content-type": "application/json" }, JSON.stringify({ ok: false, error }));

describe("a call of Slack that failed means", () => {
  const failures: readonly [string, (response: ServerResponse) => void, Verdict][] = [
    ["429 with its time", answers(429, { "retry-after": "30" }), { kind: "later", afterMs: 30_000 }],
    ["429 without one", answers(429), { kind: "later" }],
    ["429 with nonsense", answers(429, { "retry-after": "soon" }), { kind: "later" }],
    ["500", answers(500), { kind: "later" }],
    ["502", answers(502, {}, "<html>Bad gateway</html>"), { kind: "later" }],
    ["503", answers(503), { kind: "later" }],
    ["504", answers(504), { kind: "unsure" }],
    ["a page of somebody in between", answers(200, {}, "<html>Sign in</html>"), { kind: "unsure" }],
    ["an answer that is empty", answers(200), { kind: "unsure" }],
    ["a connection that was dropped", (response) => response.destroy(), { kind: "unsure" }],
    [
      "an answer that breaks off",
      (response) => {
        response.writeHead(200, { "content-length": "100" }).write('{"ok":');
        setImmediate(() => response.destroy());
      },
      { kind: "unsure" },
    ],
  ];
  it.each(failures)("%s", async (_name, how, verdict) => {
    answer = how;
    expect(verdictOf(await failure())).toEqual(verdict);
  });

  it("an answer that does not come in time", async () => {
    answer = () => {};
    expect(verdictOf(await failure(address, 50))).toEqual({ kind: "unsure" });
  });

  it.each(["http://127.0.0.1:1/api/", "http://localhost:1/api/", "http://nowhere.invalid/api/"])(
    "nobody at %s",
    async (url) => {
      expect(verdictOf(await failure(url))).toEqual({ kind: "later" });
    },
  );

  it.each(["internal_error", "fatal_error", "request_timeout"])("%s: unsure", async (word) => {
    answer = refuses(word);
    expect(verdictOf(await failure())).toEqual({ kind: "unsure" });
  });

  it.each([
    "ratelimited",
    "rate_limited",
    "service_unavailable",
    "message_limit_exceeded",
    "team_added_to_org",
    "invalid_auth",
    "token_revoked",
    "missing_scope",
    "not_allowed_token_type",
    "ekm_access_denied",
  ])("%s: later", async (word) => {
    answer = refuses(word);
    expect(verdictOf(await failure())).toEqual({ kind: "later" });
  });

  it.each([
    "channel_not_found",
    "not_in_channel",
    "is_archived",
    "is_inactive",
    "restricted_action",
    "restricted_action_read_only_channel",
    "restricted_action_thread_only_channel",
    "posting_to_channel_denied",
    "messages_tab_disabled",
    "cannot_dm_bot",
    "user_not_found",
    "user_disabled",
  ])("%s: the channel refuses", async (reason) => {
    answer = refuses(reason);
    expect(verdictOf(await failure())).toEqual({ kind: "refused", reason, by: "channel" });
  });

  it.each([
    "msg_too_long",
    "invalid_blocks",
    "message_not_found",
    "cant_update_message",
    "edit_window_closed",
    "thread_not_found",
    "cannot_reply_to_message",
    "restricted_action_thread_locked",
    "restricted_action_non_threadable_channel",
    "slack_connect_file_link_sharing_blocked",
    "a_word_of_tomorrow",
  ])("%s: this message alone is refused", async (reason) => {
    answer = refuses(reason);
    expect(verdictOf(await failure())).toEqual({ kind: "refused", reason, by: "message" });
  });
});

it("an error of our own leaves it open", () => {
  expect(verdictOf(new Error("no"))).toEqual({ kind: "unsure" });
  expect(verdictOf("no")).toEqual({ kind: "unsure" });
});
