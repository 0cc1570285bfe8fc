import { describe, expect, it } from "vitest";
import { askValue, formValue } from "../../../src/blocks/codec.ts";
import {
  renderHelp,
  renderMenu,
  renderStatus,
  renderWhy,
  welcome,
} from "../../../src/blocks/conversation/index.ts";
import { homeView } from "../../../src/blocks/home.ts";
import type { Answer, Offer, Result } from "../../../src/operations/results.ts";
import { buttonsIn, faultsOf, read } from "./slack.ts";

const ORDER: Offer = {
  operation: "order.read",
  noun: "order",
  title: "Look up orders",
  help: "state, shipments, lines and what is open",
  words: ["order <order…>"],
  examples: ["order 1001"],
  changes: false,
  wordsOnly: false,
};
const FIND: Offer = {
  ...ORDER,
  operation: "order.search",
  title: "Find orders",
  help: "without a number",
  words: ["order find [since <since>]"],
  examples: [],
};
const STOCK: Offer = {
  ...ORDER,
  operation: "stock.read",
  noun: "stock",
  title: "Check stock",
  help: "what is on hand",
  words: ["stock <sku…>", "stock at <location…>"],
  examples: ["stock TEE-RED-M"],
};
const HELP: Offer = {
  ...ORDER,
  operation: "help",
  noun: "help",
  title: "Help",
  help: "what you may do here",
  words: ["help [<noun>]"],
  examples: ["help"],
};
const ALL = [ORDER, FIND, STOCK, HELP];

const view = { may: new Set(ALL.map(({ operation }) => operation)), zone: "America/Toronto", now: 0 };
const answer = (result: Result): Answer => ({
  question: { operation: "help", values: {} },
  result,
  asOf: 0,
  omniMs: undefined,
});

function help(noun: string | undefined, offers: readonly Offer[]) {
  const result = { kind: "help", noun, offers } as const;
  return renderHelp(result, answer(result), view);
}

function menu(offers: readonly Offer[], may = view.may) {
  const result = { kind: "menu", offers } as const;
  return renderMenu(result, answer(result), { ...view, may });
}

describe("help", () => {
  it("shows an example a deed, a noun a paragraph, with all the words behind a button a noun", () => {
    const message = help(undefined, ALL);
    expect(message.text).toBe("Here you may look up orders, find orders and check stock.");
    expect(read(message).slice(0, 4)).toEqual([
      message.text,
      "*order*\n`/omni order 1001`: state, shipments, lines and what is open\n`/omni order find [since &lt;since&gt;]`: without a number",
      "*stock*\n`/omni stock TEE-RED-M`: what is on hand",
      "*anywhere*\n`/omni help`: what you may do here",
    ]);
    expect(buttonsIn(message).map(({ text }) => text.text)).toEqual(["More about order", "More about stock"]);
    expect(askValue.decode(buttonsIn(message)[1]?.value)).toEqual({
      q: { operation: "help", values: { noun: ["stock"] } },
    });
  });

  it("puts into one line what has a button where it is done", () => {
    const [pause, resume] = ["pause", "resume"].map((verb) => ({
      ...STOCK,
      operation: `stock.${verb}`,
      words: [`stock ${verb} <sku>`],
      examples: [`stock ${verb} TEE-RED-M`],
      wordsOnly: true,
    }));
    const shown = read(help(undefined, [STOCK, pause ?? STOCK, resume ?? STOCK, HELP]));
    expect(shown[1]).toBe(
      "*stock*\n`/omni stock TEE-RED-M`: what is on hand\nalso `pause` and `resume`, as in `/omni stock pause TEE-RED-M`",
    );
  });

  it("of one noun shows all the words with examples, and opens its forms", () => {
    const message = help("order", [ORDER, FIND]);
    expect(message.text).toBe("With order you may look up orders and find orders here.");
    expect(read(message)[1]).toBe(
      "*Look up orders*: state, shipments, lines and what is open\n`/omni order &lt;order…&gt;`, such as `/omni order 1001`",
    );
    expect(buttonsIn(message).map(({ value }) => formValue.decode(value))).toEqual([
      { operation: "order.read", values: {} },
      { operation: "order.search", values: {} },
    ]);
  });

  it("says what to do where nothing is allowed", () => {
    expect(read(help(undefined, [HELP])).slice(0, 2)).toEqual([
      "Nothing is allowed to you here yet.",
      "Whoever looks after the policy can allow it: `/omni why order.read` says who that is. It may be open to you in other channels.",
    ]);
  });

  it("says so where there is no such noun", () => {
    expect(help("ordr", []).text).toBe("There is nothing called “ordr” that you may do here.");
  });
});

describe("the menu", () => {
  it("opens each form from buttons that stand together, told apart by a screen reader", () => {
    const message = menu(ALL);
    expect(read(message)).toEqual([
      "Here you may look up orders, find orders and check stock.",
      "Look up orders | Find orders | Check stock",
      "Or type it: `/omni order 1001`. All that can be typed: `/omni help`.",
    ]);
    expect(buttonsIn(message)[2]).toMatchObject({ accessibility_label: "Check stock: what is on hand" });
  });

  it("holds forty operations of as many nouns", () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      ...STOCK,
      operation: `n${index}.read`,
      noun: `n${index}`,
      title: `Do ${index}`,
    }));
    const message = menu(many, new Set(many.map(({ operation }) => operation)));
    expect(faultsOf(message)).toEqual([]);
    expect(buttonsIn(message)).toHaveLength(40);
    expect(message.blocks.filter(({ type }) => type === "actions")).toHaveLength(2);
    expect(message.text).toBe("Here you may do 0, do 1, do 2, do 3, do 4 and 35 more.");
  });

  it("keeps what belongs to a noun together, wherever it was declared", () => {
    const cancel = { ...ORDER, operation: "order.cancel", title: "Cancel order" };
    const may = new Set([...view.may, "order.cancel"]);
    expect(read(menu([ORDER, STOCK, cancel], may))[1]).toBe("Look up orders | Cancel order | Check stock");
  });

  it("names one deed of each noun before the second of any, where it can't name all", () => {
    const nouns = ["order", "stock", "store"].flatMap((noun) =>
      ["see", "find", "count"].map((verb) => ({ ...STOCK, noun, title: `${verb} ${noun}` })),
    );
    expect(menu(nouns).text).toBe(
      "Here you may see order, see stock, see store, find order, count order and 4 more.",
    );
  });
});

describe("why", () => {
  it("begins with the policy's own answer", () => {
    const result = {
      kind: "why",
      right: "order.cancel",
      allowed: false,
      sentences: ["You can't cancel orders in #care.", "No rule allows it.", "Ana can change that."],
    } as const;
    const message = renderWhy(result, answer(result), view);
    expect(message.text).toBe("You can't cancel orders in #care.");
    expect(read(message)).toEqual([
      "You can't cancel orders in #care.",
      "No rule allows it.\nAna can change that.",
    ]);
  });

  it("shows ids as people and groups, but pings nobody where everyone reads it", () => {
    const sentences = [
      "You can't read the audit here.",
      "U0ANA or S0LEADS can change that. USUALLY <@U0BEN>.",
    ];
    const result = { kind: "why", right: "audit.read", allowed: false, sentences } as const;
    expect(read(renderWhy(result, answer(result), view))[1]).toBe(
      "<@U0ANA> or <!subteam^S0LEADS> can change that. USUALLY &lt;@U0BEN&gt;.",
    );
    expect(read(renderWhy(result, answer(result), { ...view, everyone: true }))[1]).toBe(
      "U0ANA or S0LEADS can change that. USUALLY &lt;@U0BEN&gt;.",
    );
  });
});

describe("status", () => {
  const alerts = { rules: 0, paused: 0, last: undefined, next: undefined, behind: 0, untold: 0 };
  const app = { database: { engine: "sqlite", ms: 0.3 }, upSince: 1_700_000_000_000, alerts } as const;

  it("says how fast Omni answers, and how the app is", () => {
    const result = { kind: "status", omni: { answers: true, ms: 212.4 }, queued: 1, ...app } as const;
    const now = app.upSince + 7_200_000;
    const message = renderStatus(result, answer(result), { ...view, now });
    expect(message.text).toBe("Omni answers in 212 ms.");
    expect(read(message)[1]).toBe(
      "1 call is waiting for Omni.\nThe database, SQLite, answers in less than 1 ms.\nThis app was started <!date^1700000000^{date_short_pretty} {time}|Tue 14 Nov 2023 17:13>, 2 hours ago.",
    );
  });

  it("says how the alerts do", () => {
    const at = app.upSince + 60_000;
    const last = { at, ms: 1_240, calls: 12, items: 1 };
    const told = (given: {
      rules: number;
      paused?: number;
      last?: typeof last;
      behind?: number;
      untold?: number;
    }) => {
      const all = { ...alerts, ...given, next: at + 900_000 };
      const result = {
        kind: "status",
        omni: { answers: true, ms: 1 },
        queued: 0,
        ...app,
        alerts: all,
      } as const;
      return read(renderStatus(result, answer(result), view))[1]?.split("\n")[2];
    };
    expect(told({ rules: 1 })).toContain("There is 1 alert. None has run yet. The next run, due");
    const busy = told({ rules: 3, paused: 1, last, behind: 1, untold: 2 });
    expect(busy).toContain(
      `There are 3 alerts, 1 of them paused. The last run, <!date^1700000060^{date_short_pretty} {time}|`,
    );
    expect(busy).toContain("took 1 second, 12 calls and read 1 count.");
    expect(busy).toContain("1 alert is behind. 2 messages wait to be told.");
  });

  it("says that Omni is not answering, with its trace", () => {
    const result = {
      kind: "status",
      omni: { answers: false, why: "unavailable", traceId: "7f3a" },
      queued: 0,
      ...app,
    } as const;
    const message = renderStatus(result, answer(result), view);
    expect(message.text).toBe("Omni is not answering right now.");
    expect(read(message).at(-1)).toBe("Trace `7f3a`, Omni's own.");
  });
});

describe("a welcome", () => {
  it("says what a channel's people may do", () => {
    expect(read(welcome({ id: "C0CARE", name: "care" }, ALL))).toEqual([
      "Hello. In this channel you may look up orders, find orders and check stock.",
      "Try `/omni order 1001`. Mention me with the same words to get the answer where everyone reads it.",
      "All that you may do here: `/omni help`.",
    ]);
  });

  it("says what to add where nothing is allowed", () => {
    const message = welcome({ id: "C0CARE", name: "care" }, [HELP]);
    expect(message.text).toBe("Hello. Nothing is allowed in this channel yet.");
    expect(read(message).at(-1)).toBe('channels:\n  C0CARE:\n    name: "care"\n    allow: ["*.read"]');
  });
});

describe("Home", () => {
  it("lists what may be done, opens it, and says who decides", () => {
    const home = homeView(ALL, view, { words: ["U0ANA"], people: ["U0ANA"], userGroups: [] });
    expect(read(home)).toEqual([
      "Here you may look up orders, find orders and check stock.",
      "*Look up orders*\nState, shipments, lines and what is open | Look up orders",
      "*Find orders*\nWithout a number | Find orders",
      "*Check stock*\nWhat is on hand | Check stock",
      "Or ask with words: write `order 1001` to me in our direct message, or `/omni order 1001` in any channel. A channel may allow more than this page: `/omni help` says what.",
      "A policy decides who may do what, and where. It can be changed by <@U0ANA>.",
    ]);
  });
});
