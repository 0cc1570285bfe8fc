import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as said from "../../../src/blocks/conversation/index.ts";
import { homeView } from "../../../src/blocks/home.ts";
import { OMNI_ERROR_KINDS } from "../../../src/omni/error.ts";
import type { Answer, Offer } from "../../../src/operations/results.ts";
import { type Refusal, RIGHTS } from "../../../src/policy/index.ts";
import type { WordsProblem } from "../../../src/words/problem.ts";
import { channel, named, offers, outsideText, question, values } from "./any.ts";
import { always, faultsOf, faultsOfView } from "./slack.ts";

const view = { zone: "America/Toronto", now: 1_700_000_000_000 };
const may = (offered: readonly Offer[]) => ({
  ...view,
  may: new Set(["help", "order.read", ...offered.map(({ operation }) => operation)]),
});
const answered = (result: Answer["result"]): Answer => ({
  question: { operation: "help", values: {} },
  result,
  asOf: 0,
  omniMs: undefined,
});
const right = fc.constantFrom(...RIGHTS);
const number = fc.double({ noNaN: false });
const forms = fc.array(outsideText, { maxLength: 50 });
const suggestions = fc.array(fc.record({ words: outsideText, question }, { requiredKeys: ["words"] }), {
  maxLength: 8,
});

const problem: fc.Arbitrary<WordsProblem> = fc.oneof(
  fc.record({ kind: fc.constant("unknown-word" as const), word: outsideText, suggestions }),
  fc.record({ kind: fc.constant("verb-missing" as const), noun: outsideText, forms }),
  fc.record({
    kind: fc.constant("unknown-verb" as const),
    noun: outsideText,
    word: outsideText,
    suggestions,
    forms,
  }),
  fc.record({ kind: fc.constant("nearly" as const), word: outsideText, suggestions }),
  fc.record({ kind: fc.constant("unexpected" as const), word: outsideText, form: outsideText, suggestions }),
  fc.record({ kind: fc.constant("twice" as const), keyword: outsideText, form: outsideText }),
  fc.record({ kind: fc.constant("open-quote" as const), opened: outsideText }),
  fc.record({
    kind: fc.constant("invalid" as const),
    slot: outsideText,
    sentence: outsideText,
    form: outsideText,
  }),
);

const policy = fc.constantFrom("read" as const, "deny" as const);
const because: fc.Arbitrary<Refusal> = fc.oneof(
  fc.constantFrom<Refusal>(
    { kind: "other-direct" },
    { kind: "standing-unknown" },
    { kind: "no-rule" },
    { kind: "own-request" },
  ),
  fc.record({ kind: fc.constant("guest" as const), policy }),
  fc.record({ kind: fc.constant("external" as const), policy }),
  fc.record({ kind: fc.constant("channel-paused" as const), channel: outsideText, now: outsideText }),
  fc.record({ kind: fc.constant("channel-unlisted" as const), channel: outsideText }),
  fc.record({ kind: fc.constant("writes-off" as const), because: outsideText }),
  fc.record({ kind: fc.constant("not-in-by" as const), by: named }),
  fc.record({ kind: fc.constant("group-unknown" as const), by: named, userGroups: fc.constant([]) }),
  fc.record({
    kind: fc.constant("limit-exceeded" as const),
    limit: fc.constant("max_units" as const),
    allowed: number,
    asked: number,
  }),
  fc.record({
    kind: fc.constant("limit-exceeded" as const),
    limit: fc.constant("locations" as const),
    allowed: forms,
    asked: forms,
  }),
  fc.record({
    kind: fc.constant("limit-unknown" as const),
    limit: fc.constantFrom("max_units" as const, "max_order_total" as const, "locations" as const),
  }),
);

const failure = fc.record(
  {
    kind: fc.constantFrom(...OMNI_ERROR_KINDS),
    endpoint: outsideText,
    traceId: outsideText,
    retryAfterMs: number,
    words: outsideText,
    field: outsideText,
    setting: outsideText,
    attempts: fc.nat(5),
    tookMs: number,
  },
  { requiredKeys: ["kind"] },
);

describe("whatever comes in, Slack takes it and nothing in it is markup", () => {
  it("help", () => {
    const any = fc.tuple(fc.option(outsideText, { nil: undefined }), offers);
    const made = always(any, ([noun, given]) => {
      const result = { kind: "help", noun, offers: given } as const;
      return faultsOf(said.renderHelp(result, answered(result), may(given)));
    });
    expect(made).not.toThrow();
  });

  it("the menu", () => {
    const made = always(offers, (given) => {
      const result = { kind: "menu", offers: given } as const;
      return faultsOf(said.renderMenu(result, answered(result), may(given)));
    });
    expect(made).not.toThrow();
  });

  it("why", () => {
    const made = always(fc.tuple(right, fc.boolean(), forms), ([asked, allowed, sentences]) => {
      const result = { kind: "why", right: asked, allowed, sentences } as const;
      return faultsOf(said.renderWhy(result, answered(result), may([])));
    });
    expect(made).not.toThrow();
  });

  it("status", () => {
    const any = fc.tuple(failure, number, fc.nat(), fc.boolean());
    const made = always(any, ([{ kind: why, traceId }, ms, queued, answers]) => {
      const omni = answers ? ({ answers, ms } as const) : ({ answers, why, traceId } as const);
      const database = { engine: "sqlite", ms } as const;
      const last = answers ? undefined : { at: ms, ms, calls: queued, items: queued };
      const alerts = { rules: queued, paused: queued, last, next: ms, behind: queued, untold: queued };
      const result = { kind: "status", omni, database, queued, upSince: ms, alerts } as const;
      return faultsOf(said.renderStatus(result, answered(result), may([])));
    });
    expect(made).not.toThrow();
  });

  it("words that were not understood", () => {
    expect(always(problem, (given) => faultsOf(said.notUnderstood(given, may([]))))).not.toThrow();
  });

  it("what is missing", () => {
    const made = always(fc.tuple(values, forms, forms), ([given, sentences, words]) => {
      const offer = { operation: "order.read", title: "Look up orders", words };
      const problems = sentences.map((sentence) => ({ sentence }));
      return faultsOf(said.incomplete({ offer, values: given, problems }, may([])));
    });
    expect(made).not.toThrow();
  });

  it("a refusal", () => {
    const rights = fc.subarray([...RIGHTS]);
    const elsewhere = fc.array(channel, { maxLength: 9 });
    const any = fc.tuple(because, named, channel, elsewhere, rights, right, fc.boolean());
    const made = always(any, ([why, administrators, here, open, allowed, asked, administrator]) => {
      const place = { kind: "channel", id: here.id, sharedOutside: false } as const;
      const refused = {
        allowed: false,
        right: asked,
        place,
        because: why,
        administrators,
        publicAllowed: false,
      } as const;
      return faultsOf(said.refusal(refused, { channel: here, may: allowed, open, administrator }));
    });
    expect(made).not.toThrow();
  });

  it("trouble", () => {
    const made = always(fc.tuple(failure, outsideText, question), ([given, reference, asked]) => [
      ...faultsOf(said.trouble(given, reference, { question: asked, view: may([]) })),
      ...faultsOf(said.unexpected(reference)),
      ...faultsOf(said.slackTrouble(reference)),
    ]);
    expect(made).not.toThrow();
  });

  it("notices", () => {
    const made = always(fc.tuple(outsideText, channel, question), ([words, where, asked]) => [
      ...faultsOf(said.outOfDate({ question: asked, view: may([]) })),
      ...faultsOf(said.working(words)),
      ...faultsOf(said.csvSent(words)),
      ...faultsOf(said.shared(where)),
    ]);
    expect(made).not.toThrow();
  });

  it("a welcome", () => {
    const made = always(fc.tuple(channel, offers), ([where, given]) => faultsOf(said.welcome(where, given)));
    expect(made).not.toThrow();
  });

  it("Home", () => {
    const made = always(fc.tuple(offers, named), ([given, administrators]) =>
      faultsOfView(homeView(given, may(given), administrators), "home"),
    );
    expect(made).not.toThrow();
  });
});
