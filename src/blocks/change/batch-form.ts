import type { KnownBlock, ModalView } from "@slack/types";
import type { WriteCall } from "../../omni/index.ts";
import type { Field } from "../../operations/field.ts";
import type { Values } from "../../operations/question.ts";
import type { ChangeMetadata } from "../codec.ts";
import { listing, outside, type Said, say, sentences, strong } from "../conversation/say.ts";
import { context, section } from "../elements.ts";
import { inputBlock } from "../form/input.ts";
import { plural } from "../text.ts";
import { callBlocks } from "./call.ts";
import { changeView, headOf } from "./form.ts";
import { unstopped } from "./words.ts";

/** One of several changes, before it is confirmed. */
export interface BatchFormRow {
  /** "20078" */
  readonly label: string;
  readonly now: string;
  readonly after: string;
  /** Whether there is a way back. */
  readonly undo?: string | undefined;
  /** What the person should know before. */
  readonly warning?: string | undefined;
  /** Why it is not done: it stays out, the others go on. */
  readonly refused?: string | undefined;
}

export interface BatchFormParts {
  readonly title: string;
  /** What the button does: "Reject 3 shipments". */
  readonly deed: string;
  readonly rows: readonly BatchFormRow[];
  readonly fields: readonly Field[];
  readonly values: Values;
  readonly notice?: string | undefined;
  /** The call of the first one; that of the others differs from it in the id. */
  readonly call?: WriteCall | undefined;
  readonly metadata: ChangeMetadata;
}

/** As many at once as one form confirms. */
export const MOST_ROWS = 25;
/** Lines of one block: each is at most some 500 characters. */
const LINES = 5;

/** Several changes in one form: what would be done, what is refused and why, and one confirmation. */
export function batchForm({
  title,
  deed,
  rows,
  fields,
  values,
  notice,
  call,
  metadata,
}: BatchFormParts): ModalView {
  const shown = rows.slice(0, MOST_ROWS);
  const would = shown.filter(({ refused }) => refused === undefined);
  const sameAfter = oneAfterOf(would);
  const refused = shown.filter((row) => row.refused !== undefined);
  return changeView({ title, deed, metadata, isPreviewed: metadata.key !== undefined }, [
    ...headOf(title, notice),
    ...listOf(
      sentences(say`${plural(would.length, "change")}, made one after another.`, sameAfter),
      would.map((row) => wouldLine(row, sameAfter === undefined)),
    ),
    ...listOf(say`Left out:`, refused.map(refusedLine)),
    section(notesOf(would).map(({ mrkdwn }) => mrkdwn)),
    ...fields.slice(0, 50).map((field) => inputBlock(field, values)),
    ...firstCall(call, would.length),
  ]);
}

/** What should be known before, each once, with which of them it is about where it is not all. */
export function notesOf(rows: readonly BatchFormRow[]): Said[] {
  const all = rows.flatMap(({ label, warning, undo }) =>
    [warning, undo].filter((words) => words !== undefined).map((words) => ({ words, label })),
  );
  return Array.from(
    Map.groupBy(all, ({ words }) => words),
    ([words, same]) =>
      same.length === rows.length
        ? outside(words, 300)
        : say`${listing(
            same.map(({ label }) => outside(label, 60)),
            "and",
          )}: ${outside(words, 300)}`,
  );
}

const CALL_BLOCKS = 2;

function firstCall(call: WriteCall | undefined, count: number): (KnownBlock | undefined)[] {
  if (call === undefined) return [];
  const others = count > 1 ? " The others differ from it in the id alone." : "";
  return [
    { type: "divider" },
    context(`*The exact call* of the first.${others}`),
    ...callBlocks(call, CALL_BLOCKS),
  ];
}

/** What will be of one of them. */
export function wouldLine({ label, now, after }: BatchFormRow, withAfter: boolean): Said {
  const line = say`• ${strong(label, 60)}  ${outside(now, 120)}`;
  return withAfter ? say`${line} → ${outside(after, 80)}` : line;
}

/** What all of them will be, said once where it is the same for several. */
function oneAfterOf(rows: readonly BatchFormRow[]): Said | undefined {
  const all = new Set(rows.map(({ after }) => after));
  const [after] = all;
  return rows.length > 1 && all.size === 1 && after !== undefined
    ? say`After: ${unstopped(after, 80)}.`
    : undefined;
}

/** Why one of them stays out. */
export function refusedLine({ label, refused = "" }: BatchFormRow): Said {
  return say`• ${strong(label, 60)}  ${outside(refused, 200)}`;
}

function listOf(head: Said, lines: readonly Said[]): (KnownBlock | undefined)[] {
  if (lines.length === 0) return [];
  const chunks = Array.from({ length: Math.ceil(lines.length / LINES) }, (_, chunk) =>
    lines.slice(chunk * LINES, (chunk + 1) * LINES).map(({ mrkdwn }) => mrkdwn),
  );
  return chunks.map((chunk, index) => section(index === 0 ? [head.mrkdwn, ...chunk] : chunk));
}
