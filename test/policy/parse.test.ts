import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decide, parsePolicy, RIGHTS } from "../../src/policy/index.ts";
import { channel, member, policyOf, problemsOf } from "./support.ts";

/** The problems of a file whose channel allows this. */
function allowing(entries: string): string[] {
  return problemsOf(`version: 1\ngroups: {leads: [U0ANA]}\nchannels:\n  C0CARE:\n    allow: ${entries}\n`);
}

describe("the files that come with the app", () => {
  test.each(["policy.example.yml", "sandbox/policy.yml"])("%s is right, and means nothing odd", (path) => {
    expect(parsePolicy(readFileSync(path, "utf8"))).toMatchObject({ ok: true, warnings: [] });
  });

  test("in the sandbox a second person can approve every right that needs one", () => {
    const policy = policyOf(readFileSync("sandbox/policy.yml", "utf8"));
    const ben = decide(policy, {
      right: "order.cancel",
      person: member("U0BEN"),
      place: channel("C0CARE"),
      stage: "draw",
    });
    expect(ben).toMatchObject({ allowed: true, approvals: 1, approvers: { userGroups: ["S0LEADS"] } });
  });
});

test("the page about the policy names every right and every option", () => {
  const page = readFileSync("docs/policy.md", "utf8");
  const options = ["by", "approvals", "max_units", "max_order_total", "locations"];
  expect([...RIGHTS, ...options].filter((word) => !page.includes(`\`${word}\``))).toEqual([]);
});

describe("every problem has its line and what to do", () => {
  const cases: [string, string, string][] = [
    ["nothing", "", 'line 1: the file is empty. Begin with "version: 1" and say what is allowed where'],
    [
      "comments alone",
      "# later\n",
      'line 1: the file is empty. Begin with "version: 1" and say what is allowed where',
    ],
    ["no version", "direct: {allow: []}", 'line 1: the version is missing: begin with "version: 1"'],
    ["another version", "version: 2", "line 1: version: must be 1, the only version there is"],
    [
      "an unknown key",
      "version: 1\nguest: read",
      'line 2: guest: "guest" is not known here. Did you mean "guests"?',
    ],
    [
      "a key twice",
      "version: 1\nwrites: on\nwrites: off",
      "line 3: this key is already in the same list of keys: keep one of them",
    ],
    ["a list for a key", "version: 1\n? [a, b]\n: 1", "line 2: a key must be a plain word"],
    ["tabs", "version: 1\ndirect:\n\tallow: []", "line 3: a tab is not allowed here: indent with spaces"],
    [
      "two documents",
      "version: 1\n---\nversion: 1",
      'line 2: a second document begins here: one file, one policy, so remove the "---"',
    ],
    [
      "more for guests",
      "version: 1\nguests: write",
      "line 2: guests: must be read or deny: they can never do more",
    ],
    ["yes for on", "version: 1\nwrites: yes", "line 2: writes: must be on or off"],
    [
      "no list",
      "version: 1\ndirect:\n  allow: order.read",
      "line 3: direct › allow: must be a list, as in [a, b]",
    ],
    [
      "an empty channel",
      "version: 1\nchannels:\n  C0CARE:",
      "line 3: channels › C0CARE: is empty: fill it in or remove it",
    ],
    [
      "a forgotten allow",
      "version: 1\nchannels:\n  C0CARE:\n    name: care",
      'line 3: channels › C0CARE: says nothing in "allow"',
    ],
    [
      "a channel by name",
      "version: 1\nchannels:\n  care: {allow: []}",
      `line 3: channels › care: "care" is not a channel's id. Names change, ids decide: use the C… at the end of the channel's details in Slack, with "name: care" under it`,
    ],
    [
      "small letters",
      "version: 1\nchannels:\n  c0care: {allow: []}",
      'line 3: channels › c0care: ids are in capitals: "C0CARE"',
    ],
    [
      "a direct message as a channel",
      "version: 1\nchannels:\n  D0ANA: {allow: []}",
      'line 3: channels › D0ANA: is a direct message: use the top-level "direct" for those',
    ],
    [
      "a group like an id",
      "version: 1\ngroups:\n  LEADS: [U0ANA]",
      "line 3: groups › LEADS: a group's name is lower case, as in leads",
    ],
    [
      "a name for a person",
      "version: 1\ngroups:\n  leads:\n    - U0ANA\n    - ana",
      'line 5: groups › leads: "ana" is not the id of a person (U… or W…) or of a Slack user group (S…)',
    ],
    [
      "an unknown administrator",
      "version: 1\nadministrators: [ana]",
      'line 2: administrators: "ana" is no group of this file, nor the id of a person (U… or W…) or of a Slack user group (S…).',
    ],
  ];
  test.each(cases)("%s", (_name, text, problem) => {
    expect(problemsOf(text)).toContain(problem);
  });
});

describe("an entry of allow", () => {
  const at = "line 5: channels › C0CARE › allow";
  const cases: [string, string, string][] = [
    [
      "a misspelt right",
      "[order.raed]",
      `${at} › order.raed: "order.raed" is not a right. Did you mean "order.read"?`,
    ],
    [
      "a misspelt pattern",
      '["shipmnt.*"]',
      `${at} › shipmnt.*: "shipmnt.*" reaches no right. Did you mean "shipment.*"?`,
    ],
    ["a pattern of another kind", '["sh*"]', `${at} › sh*: "sh*" reaches no right. Did you mean "*"?`],
    ["* for the audit", '["audit.*"]', `${at} › audit.*: no * reaches audit.read: name it in full`],
    [
      "* without quotes",
      "[*.read]",
      'line 5: a word that begins with * must be in quotes, as in "*.read" (and YAML aliases are not used here)',
    ],
    [
      "* alone without quotes",
      "[ * ]",
      'line 5: a word that begins with * must be in quotes, as in "*.read" (and YAML aliases are not used here)',
    ],
    [
      "the same twice",
      "[order.read, order.read]",
      'line 5: channels › C0CARE: "order.read" is already on line 5: keep one of them',
    ],
    [
      "two equally specific",
      '["*.read", "stock.*"]',
      'line 5: channels › C0CARE: "*.read" and "stock.*" are equally specific for stock.read: add a line for stock.read itself',
    ],
    [
      "an unknown option",
      "[order.ship: {aprovals: 1}]",
      `${at} › order.ship › aprovals: "aprovals" is not known here. Did you mean "approvals"?`,
    ],
    [
      "an empty by",
      "[order.ship: {by: []}]",
      `${at} › order.ship › by: names nobody: list who may, or leave it out for every full member`,
    ],
    [
      "by without a list",
      "[order.ship: {by: leads}]",
      `${at} › order.ship › by: must be a list, as in [a, b]`,
    ],
    [
      "an unknown group",
      "[order.ship: {by: [lead]}]",
      `${at} › order.ship › by: "lead" is no group of this file, nor the id of a person (U… or W…) or of a Slack user group (S…). Did you mean "leads"?`,
    ],
    [
      "no approvals",
      "[order.ship: {approvals: 0}]",
      `${at} › order.ship › approvals: must be a whole number of people, from 1`,
    ],
    [
      "half a unit",
      "[stock.adjust: {max_units: 0.5}]",
      `${at} › stock.adjust › max_units: must be a whole number of units, from 1`,
    ],
    [
      "a total in words",
      "[order.ship: {max_order_total: much}]",
      `${at} › order.ship › max_order_total: must be an amount, as in 250`,
    ],
    [
      "a location that is a number",
      "[stock.adjust: {locations: [101]}]",
      `${at} › stock.adjust › locations: must be text: put it in quotes`,
    ],
    ["nothing under it", "[order.ship: ]", `${at} › order.ship: is empty: fill it in or remove it`],
    [
      "a limit that cannot be kept",
      '["order.*": {max_order_total: 5}]',
      `${at} › order.* › max_order_total: cannot be kept for order.read, order.search. Give it to one of these alone: order.cancel, order.ship, shipment.reject, shipment.reroute, shipment.split, shipment.cancel`,
    ],
  ];
  test.each(cases)("%s", (_name, entries, problem) => {
    expect(allowing(entries)).toEqual([problem]);
  });

  test("approvals are for writes alone", () => {
    expect(allowing("[order.read: {approvals: 1}]").join()).toContain(
      "approvals: cannot be kept for order.read",
    );
  });

  test("options that are not indented are told apart from a second right", () => {
    const text = "version: 1\ndirect:\n  allow:\n    - order.cancel:\n      by: [U0ANA]\n";
    expect(problemsOf(text)).toEqual([
      'line 4: direct › allow: one right an entry: "by" must be indented under "order.cancel", or be an entry of its own',
    ]);
  });

  test("equal patterns are no problem where a narrower one decides", () => {
    expect(allowing('["*.read", "stock.*", stock.read]')).toEqual([]);
  });
});

test("all problems of a file at once, in its order", () => {
  const problems = problemsOf(`version: 2
groups: {leads: [ana]}
channels:
  care: {allow: [order.raed]}
  C0CARE:
    allow:
      - order.cancel: { by: [leeds], approvals: none }
guests: all
extra: 1
`);
  expect(problems.map((problem) => problem.split(":")[0])).toEqual([
    "line 1",
    "line 2",
    "line 4",
    "line 4",
    "line 7",
    "line 7",
    "line 8",
    "line 9",
  ]);
});

test("a key that JavaScript treats apart is an unknown key like any other", () => {
  expect(problemsOf("version: 1\n__proto__: 1\nconstructor: 2").length).toBe(2);
  expect(allowing("[__proto__: {}]").length).toBe(1);
});

describe("what is allowed but odd is a warning", () => {
  const cases: [string, string, string][] = [
    ["nothing is allowed", "version: 1", "line 1: nothing is allowed anywhere"],
    ["a group nobody uses", "version: 1\ngroups: {leads: [U0ANA]}", "line 2: groups › leads: is never used"],
    [
      "a group of nobody",
      "version: 1\ngroups:\n  leads: []",
      "line 3: groups › leads: is empty, so it names nobody",
    ],
    [
      "off without a reason",
      "version: 1\nwrites: off",
      'line 2: writes: is off: add "writes_off_because", so that people are told why',
    ],
    [
      "an approval that cannot happen",
      "version: 1\ndirect:\n  allow:\n    - order.ship: { by: [U0ANA], approvals: 1 }",
      'line 4: direct › allow › order.ship: needs 1 besides the one who asks, but "by" names 1 person: it can never be approved',
    ],
  ];
  test.each(cases)("%s", (_name, text, warning) => {
    const parsed = parsePolicy(text);
    expect(parsed.ok && parsed.warnings).toContain(warning);
  });
});
