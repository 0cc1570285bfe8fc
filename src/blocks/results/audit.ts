import type { Answer, AuditLine, AuditResult } from "../../operations/results.ts";
import type { Sheet } from "../../operations/sheet.ts";
import { actions, bold, csvButton, pageButton, section, shareButton } from "../elements.ts";
import { compose, type Message, type ViewContext } from "../message.ts";
import { pagesOf, tableOf } from "../table.ts";
import { count, listed, plural, shown } from "../text.ts";
import { inZone, utcText } from "../time.ts";
import { backButton, footer, withoutEmpty } from "./common.ts";

const EMPTY = "The audit has no such entry. Look further back, or for less: /omni audit since 30d";

/** Who did what, when and where, newest first: how it came out in all, then every entry. */
export function renderAudit(answer: Answer<AuditResult>, view: ViewContext): Message {
  const { entries, more } = answer.result;
  if (entries.length === 0)
    return compose(EMPTY, [section([EMPTY]), actions([backButton(view)]), footer(answer, view)]);
  const sheet = sheetIn(answer.result, { label: "When", of: (at) => inZone(at, view.zone, "moment") });
  const pages = pagesOf(sheet);
  const number = plural(entries.length, "entry", "entries");
  const headline = more ? `The latest ${number} of the audit` : `${number} of the audit`;
  const outcomes = byOutcome(entries);
  return compose(`${headline}: ${outcomes}.`, [
    section([bold(headline), outcomes, more ? "There are older ones: say since when, or about what." : ""]),
    tableOf(sheet, pages[0] ?? { start: 0, end: 0 }, { mentions: view.everyone !== true }),
    actions([
      pages.length > 1 ? pageButton(view, "Next rows", 2) : undefined,
      csvButton(view),
      shareButton(view, answer.question),
      backButton(view),
    ]),
    footer(answer, view),
  ]);
}

/** Every entry; times in UTC, since a file has no reader. */
export function auditSheet(result: AuditResult): Sheet | undefined {
  if (result.entries.length === 0) return undefined;
  return sheetIn(result, { label: "When (UTC)", of: utcOf });
}

const FILE_ONLY: ReadonlySet<string> = new Set(["Reference", "Rule"]);

type Cell = Sheet["rows"][number][number];

interface When {
  readonly label: string;
  readonly of: (at: number) => string;
}

function utcOf(at: number): string {
  return Math.abs(at) <= LAST ? utcText(new Date(at).toISOString()) : "";
}

/** The last moment that a Date can hold. */
const LAST = 8.64e15;

function sheetIn({ entries, names = {} }: AuditResult, when: When): Sheet {
  const named = (id: string) => (Object.hasOwn(names, id) ? names[id] : undefined);
  const who = (id: string | undefined) => (id === undefined ? "" : { person: id, name: named(id) });
  const where = (id = "") => (named(id) === undefined ? id : `#${named(id)}`);
  const columns: readonly (readonly [label: string, of: (line: AuditLine) => Cell])[] = [
    [when.label, ({ at }) => when.of(at)],
    ["Who", ({ person }) => who(person)],
    ["What", ({ operation }) => operation],
    ["Target", ({ target }) => target],
    ["Outcome", ({ outcome }) => worded(outcome)],
    ["Decided by", ({ approver }) => who(approver)],
    ["Reason", ({ reason = "" }) => reason],
    ["Where", ({ channel }) => where(channel)],
    ["Trace", ({ traceId = "" }) => traceId],
    ["Reference", ({ reference = "" }) => reference],
    ["Rule", ({ rule = "" }) => rule],
  ];
  return withoutEmpty({
    caption: "Audit",
    columns: columns.map(([label]) => (FILE_ONLY.has(label) ? { label, fileOnly: true } : { label })),
    rows: entries.map((line) => columns.map(([, of]) => of(line))),
  });
}

/** "7 done, 2 denied and 1 unknown" */
function byOutcome(entries: readonly AuditLine[]): string {
  const groups = Map.groupBy(entries, ({ outcome }) => worded(outcome));
  const parts = Array.from(groups, ([outcome, same]) => ({ outcome, same: same.length }))
    .toSorted((a, b) => b.same - a.same)
    .map(({ outcome, same }) => `${count(same)} ${shown(outcome, 40)}`);
  return listed(parts, 6);
}

/** `settled-not-done` is "settled not done". */
function worded(outcome: string): string {
  return outcome.replaceAll("-", " ");
}
