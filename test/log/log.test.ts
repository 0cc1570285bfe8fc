import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asError, createLog, type Facts, interactionLog, newReference } from "../../src/log.ts";
import { keptLog } from "./support.ts";

describe("a line", () => {
  it("says when, how bad, what and the facts", () => {
    const { log, lines, text } = keptLog();
    log.info({ endpoint: "orders.get", seconds: 0.2, ids: ["1", "2"], gone: undefined }, "Omni answered");
    expect(lines()).toMatchObject([
      { level: "info", endpoint: "orders.get", seconds: 0.2, ids: ["1", "2"], msg: "Omni answered" },
    ]);
    expect(text()).toMatch(/"time":"\d{4}-\d\d-\d\dT[\d:.]+Z"/);
    expect(text()).not.toContain("gone");
  });

  it("is left out below the level", () => {
    const { log, lines } = keptLog("warn");
    log.info("quiet");
    log.child({ a: 1 }).debug("quiet too");
    log.warn("loud");
    expect(lines()).toEqual([expect.objectContaining({ msg: "loud" })]);
  });

  it("takes percent signs as they are", () => {
    const { log, lines } = keptLog();
    log.info({ a: 1 }, "100%d of %s %o");
    expect(lines()).toEqual([expect.objectContaining({ msg: "100%d of %s %o" })]);
  });

  it("goes to standard output unless told otherwise", () => {
    expect(() => createLog({ level: "silent" }).info("nobody hears")).not.toThrow();
  });
});

describe("the log of an interaction", () => {
  it("carries its reference and ids in every line, children's too", () => {
    const { log, lines } = keptLog();
    const one = interactionLog(log, {
      kind: "command",
      name: "/omni",
      team: "T1",
      channel: "C1",
      person: "U1",
    });
    one.log.info("began");
    one.log.child({ operation: "order.read" }).info("done");
    const facts = {
      ref: one.reference,
      kind: "command",
      name: "/omni",
      team: "T1",
      channel: "C1",
      person: "U1",
    };
    expect(lines()).toEqual([
      expect.objectContaining({ ...facts, msg: "began" }),
      expect.objectContaining({ ...facts, operation: "order.read", msg: "done" }),
    ]);
  });

  it("has a reference that is read out without mistakes, and rarely twice", () => {
    const references = Array.from({ length: 1000 }, newReference);
    expect(references.every((it) => /^[2-9B-DF-HJKMNP-TV-Z]{5}$/.test(it))).toBe(true);
    expect(new Set(references).size).toBeGreaterThan(990);
  });
});

describe("what never gets into a line", () => {
  it.each([
    ["a bot token", "token xoxb-12-34-AbC", "xoxb-12"],
    ["an app token", "with xapp-1-A0-99-ff", "xapp-1"],
    ["a rotated token", "xoxe.xoxb-1-Mi0yLTk", "Mi0yLTk"],
    ["a response_url", "POST https://hooks.slack.com/commands/T1/99/s3cr3t failed", "s3cr3t"],
    ["a socket", "wss://wss-primary.slack.com/link/?ticket=t1ck3t", "t1ck3t"],
    ["a bearer", "Authorization: Bearer abcdefgh12345", "abcdefgh12345"],
    ["a database's password", "postgres://omni:hunter2@db:5432/omni", "hunter2"],
    ["a query", "GET https://oms.net/v1/orders?ExternalOrderId=1001&key=k", "1001"],
    ["an e-mail address", "no order for zoe.quinn+x@mail.example.org", "zoe"],
    ["a quoted body", `Unexpected token 'Z', "Zoe Quinn, ""... is not valid JSON`, "Quinn"],
  ])("%s", (_name, text, hidden) => {
    const { log, text: written } = keptLog();
    log.info(text);
    log.info({ note: text, notes: [text], err: new Error(text) }, "fact");
    log.child({ note: text }).info("child");
    expect(written()).not.toContain(hidden);
  });

  it.each([
    "token botToken SLACK_BOT_TOKEN app_token refreshToken signingSecret client_secret password",
    "authorization Authorization Cookie apiKey api_key OMNI_API_KEY Ocp-Apim-Subscription-Key",
    "response_url responseUrl trigger_id triggerId privateKey",
  ])("a fact called %s", (names) => {
    const { log, text } = keptLog();
    for (const name of names.split(" ")) {
      log.info({ [name]: "s3cr3t" }, "fact");
      log.child({ [name]: "s3cr3t" }).info("child");
    }
    expect(text()).not.toContain("s3cr3t");
    expect(text()).toContain("[hidden]");
  });

  it("an object, even where the types were got around", () => {
    const { log, text } = keptLog();
    const body = { text: "s3cr3t" };
    const facts: Facts = {};
    Object.assign(facts, { body, bodies: [body], call: () => body });
    log.info(facts, "fact");
    log.child(facts).info("child");
    expect(text()).not.toContain("s3cr3t");
  });

  it("a token, wherever it stands in however long a text", () => {
    const { log, text } = keptLog();
    const filler = fc.string({ maxLength: 3000, unit: "binary" });
    fc.assert(
      fc.property(filler, filler, (before, after) => {
        log.info(`${before} xoxb-S3CR3T zoe@quinn.org ${after}`);
        expect(text()).not.toMatch(/S3CR3T|zoe|quinn/);
      }),
      { numRuns: 50 },
    );
  });

  it("a text of any length", () => {
    const { log, text } = keptLog();
    log.info({ note: "n".repeat(50_000) }, "m".repeat(50_000));
    expect(text().length).toBeLessThan(2500);
  });
});

it("what was thrown and is no error becomes one without repeating it", () => {
  const { log, text, lines } = keptLog();
  const error = new Error("kept as it is");
  expect(asError(error)).toBe(error);
  log.error({ err: asError({ body: "s3cr3t" }) }, "It failed");
  log.error({ err: asError("s3cr3t") }, "It failed");
  expect(text()).not.toContain("s3cr3t");
  expect(lines()).toMatchObject([
    { err: { message: "a thrown object" } },
    { err: { message: "a thrown string" } },
  ]);
});
