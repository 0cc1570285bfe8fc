import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { sourcesOf } from "./support/sources.ts";

/** What a room may import from each room below it: everything, types alone, or types and these few values. */
type Takes = "all" | "types" | readonly string[];

/** The rooms of `src/`, and what each may import besides itself and packages. A loose file is a room of one. */
const ROOMS: Readonly<Record<string, Readonly<Record<string, Takes>>>> = {
  log: {},
  metrics: {},
  config: { database: "types" },
  database: {},
  english: {},
  policy: { english: "all" },
  omni: { "http-client": "all" },
  watch: { omni: "all" },
  ticker: {},
  closers: {},
  jobs: { database: "all", "in-flight": "all", ticker: "all" },
  ledger: { database: "all" },
  words: { operations: "types" },
  operations: { english: "all", words: "all", policy: "all", omni: "all", watch: "all" },
  blocks: {
    english: "all",
    operations: ["Question", "Sheet", "Values", "LOOKUP_SOURCES", "levelsOf", "watchedOf", "whenOf"],
    omni: "types",
    policy: "types",
    words: "types",
    ledger: "types",
    watch: ["SNOOZES"],
  },
  slack: { policy: "types", blocks: "types", metrics: "types", "http-client": "all" },
  alerts: {
    ticker: "all",
    "in-flight": "all",
    log: "all",
    metrics: "types",
    database: "all",
    jobs: "types",
    policy: "all",
    omni: "all",
    watch: "all",
    operations: "types",
    blocks: "all",
    slack: "all",
  },
  "shipment-memory": { database: "all", "in-flight": "types", log: "all", omni: "types" },
  "in-flight": {},
  "http-client": {},
  "http-server": {},
  housekeeping: { database: "all" },
  health: { "http-server": "types", database: "types", policy: "types", slack: "types", metrics: "types" },
  handlers: {
    "in-flight": "types",
    jobs: "types",
    log: "all",
    metrics: "types",
    database: "all",
    policy: "all",
    omni: "all",
    ledger: "all",
    words: "all",
    operations: "all",
    watch: "all",
    blocks: "all",
    slack: "all",
  },
};
const ABOVE = new Set(["app", "bot", "create-desk", "main", "register-jobs"]);

interface Import {
  readonly from: string;
  readonly to: string;
  readonly values: readonly string[];
}

const IMPORT =
  /^(?:import|export)\s+(type\s+)?(?:(\*(?:\s+as\s+\w+)?|\w+|\{[^}]*\})\s+from\s+)?"(\.[^"]+)";/gm;
const LATER = /import\(\s*"(\.[^"]+)"\s*\)/g;

/** Every relative import of a file, with the values (not types) that it takes; `*` where it takes them all. */
function importsOf(path: string, text: string): Import[] {
  const said = [...text.matchAll(IMPORT)].map(([, type, names = "*", to = ""]) => ({
    from: path,
    to: normalize(join(dirname(path), to)),
    values: type === undefined ? valuesIn(names) : [],
  }));
  const later = [...text.matchAll(LATER)].map(([, to = ""]) => ({
    from: path,
    to: normalize(join(dirname(path), to)),
    values: ["*"],
  }));
  return [...said, ...later];
}

function valuesIn(names: string): string[] {
  if (!names.startsWith("{")) return ["*"];
  const each = names.slice(1, -1).split(",");
  return each.map((name) => name.trim()).filter((name) => name !== "" && !name.startsWith("type "));
}

/** `src/omni/http/gate.ts` is of the room `omni`, `src/log.ts` and `src/log/scrub.ts` of the room `log`. */
function roomOf(path: string): string {
  return (path.split("/")[1] ?? "").replace(/\.ts$/, "");
}

function isAllowed({ from, to, values }: Import): boolean {
  const [room, other] = [roomOf(from), roomOf(to)];
  if (!to.startsWith("src/")) return false;
  if (room === other || ABOVE.has(room)) return other !== "main";
  const takes = ROOMS[room]?.[other];
  if (takes === undefined) return false;
  return takes === "all" || values.every((value) => takes !== "types" && takes.includes(value));
}

const sources = await sourcesOf("src");
const imports = sources.flatMap(({ path, text }) => importsOf(path, text));

test("imports run downwards only, and take from another room what it may give", () => {
  expect(imports.length).toBeGreaterThan(300);
  const wrong = imports.filter((each) => !isAllowed(each));
  expect(
    wrong.map(({ from, to, values }) => `${from} takes ${values.join(", ") || "types"} of ${to}`),
  ).toEqual([]);
});

test("every room is known, so that a new one is given its place", () => {
  const rooms = new Set(sources.map(({ path }) => roomOf(path)).filter((room) => !ABOVE.has(room)));
  expect([...rooms].toSorted()).toEqual(Object.keys(ROOMS).toSorted());
});

test("only bot.ts touches the process", () => {
  const touching = sources.filter(
    ({ path, text }) =>
      path !== "src/bot.ts" && /\bprocess\.|from "node:process"/.test(withoutComments(text)),
  );
  expect(touching.map(({ path }) => path)).toEqual([]);
});

test("only the rooms that speak to Slack know its packages", () => {
  const mayKnow = /^src\/(app\.ts|create-desk\.ts|handlers\/|slack\/|log\/bolt-logger\.ts)/;
  const knowing = sources.filter(({ text }) => /from "@slack\/(bolt|web-api)"/.test(text));
  expect(knowing.map(({ path }) => path).filter((path) => !mayKnow.test(path))).toEqual([]);
  const types = sources.filter(({ text }) => /from "@slack\/types"/.test(text)).map(({ path }) => path);
  expect(types.filter((path) => !/^src\/(blocks|handlers|slack)\//.test(path))).toEqual([]);
});

test("the stand-ins and the app know nothing of each other", async () => {
  expect(imports.filter(({ to }) => !to.startsWith("src/"))).toEqual([]);
  const sandbox = await sourcesOf("sandbox");
  const ofTheApp = sandbox
    .flatMap(({ path, text }) => importsOf(path, text))
    .filter(({ to }) => to.startsWith("src/"));
  expect(ofTheApp).toEqual([]);
});

test("the stand-ins know nothing of each other", async () => {
  const crossing = (await sourcesOf("sandbox"))
    .flatMap(({ path, text }) => importsOf(path, text))
    .filter(({ from, to }) => /^sandbox\/(slack|omni)\//.test(from) && /^sandbox\/(slack|omni)\//.test(to))
    .filter(({ from, to }) => from.split("/")[1] !== to.split("/")[1]);
  expect(crossing).toEqual([]);
});

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
}
