import { AS_SAID_BELOW, keptAwayBy, NAMED_TWICE, NOT_READ } from "../../blocks/change/index.ts";
import { OmniError, type WriteCall } from "../../omni/index.ts";
import type { Change, ChangeReading, Look, Target } from "../../operations/change.ts";
import type { Context } from "../../operations/context.ts";
import type { Field } from "../../operations/field.ts";
import { type Problem, sentencesOf } from "../../operations/operation.ts";
import type { Values } from "../../operations/question.ts";
import { withOwnWords } from "../../operations/write.ts";
import { explain, type Refused } from "../../policy/index.ts";
import { siteOf } from "../change/begin.ts";
import { contextFor } from "../context.ts";
import type { Desk } from "../desk.ts";
import type { Gate } from "../gate.ts";
import { redrawFound } from "../posted/later.ts";
import { commonFields } from "./fields.ts";
import { readingOnce } from "./read-once.ts";
import type { SaidSeveral } from "./several.ts";

/** One of several, as it is now. */
export interface Seen {
  readonly label: string;
  /** What was said, to this one alone. */
  readonly values: Values;
  readonly now: string;
  /** What will be, as far as it can be said. */
  readonly after: string;
  readonly undo: string | undefined;
  readonly warning: string | undefined;
  /** The call as people may see it. */
  readonly call: WriteCall | undefined;
  /** Why it is left out. */
  readonly refused: string | undefined;
  /** Of one that the policy refuses: what, and why, for the audit. */
  readonly denied: { readonly target: Target; readonly decision: Refused } | undefined;
  /** What makes the preview stale when it moves. */
  readonly depends: unknown;
  /** The change, or what is still missing. */
  readonly reading: ChangeReading | undefined;
}

/** All of them, and what is said to all of them alike. */
export interface SeenSeveral {
  readonly rows: readonly Seen[];
  readonly fields: readonly Field[];
}

/**
 * Reads several things and finds what would be done to each. One that cannot be done is left out and says why; what
 * is wrong with all of them is wrong with the form.
 * @throws OmniError when Omni showed none of them
 */
export async function lookAtSeveral(
  desk: Desk,
  gate: Gate,
  said: SaidSeveral,
  values: Values,
): Promise<SeenSeveral> {
  const context = readingOnce(contextFor(desk, gate));
  const read = await Promise.all(
    said.labels.map((label) => readOne(desk, { gate, context }, said, label, values)),
  );
  const failed = read.flatMap((one) => ("error" in one ? [one.error] : []));
  if (failed.length === read.length) throw failed[0];
  const once = withoutTwins(read);
  const fields = commonFields(once.flatMap((one) => ("look" in one ? [one.fields] : [])));
  const foreseen = once.map((one) => foresee(desk, one, fields));
  const someFits = foreseen.some((reading) => reading?.ok === true);
  const rows = once.map((one, index) =>
    judge(desk, gate, said, { one, foreseen: foreseen[index], fields, someFits }),
  );
  return { rows, fields };
}

interface Named {
  readonly label: string;
  readonly values: Values;
}

/** One that is there and may be changed. */
interface Open extends Named {
  readonly look: Look;
  readonly fields: readonly Field[];
}

/** One that is left out: why, or the trouble that Omni was in. */
interface Out extends Named {
  readonly why: string;
  readonly error?: OmniError;
}

async function readOne(
  desk: Desk,
  { gate, context }: { readonly gate: Gate; readonly context: Context },
  { operation, several }: SaidSeveral,
  label: string,
  said: Values,
): Promise<Open | Out> {
  const values = { ...said, [several.slot]: [label] };
  const subject = operation.subject(values);
  if (!subject.ok) return { label, values, why: sentencesOf(subject.problems) };
  const by = await desk.ledger.blocking(subject.target);
  if (by !== undefined) return { label, values, why: keptAwayBy(by) };
  try {
    const look = await subject.look(context);
    if (!look.possible) await redrawFound(desk, look.target);
    if (look.impossible !== undefined) return { label, values, why: look.impossible };
    const fields = look.fields(values, siteOf(gate, operation));
    // What is not there is asked for again.
    if (fields.some(({ name }) => name === several.slot)) return { label, values, why: look.now };
    return { label, values: look.filled(values), look, fields };
  } catch (error) {
    if (!(error instanceof OmniError)) throw error;
    return { label, values, why: NOT_READ, error };
  }
}

/** `7` and `007` are one shipment. */
function withoutTwins(read: readonly (Open | Out)[]): (Open | Out)[] {
  const known = new Set<string>();
  return read.map((one) => {
    if (!("look" in one)) return one;
    const { target } = one.look;
    const name = `${target.kind} ${target.id}`;
    if (known.has(name)) return { label: one.label, values: one.values, why: NAMED_TWICE };
    known.add(name);
    return one;
  });
}

/** The change as it would be, with the person's own words stood in for. */
function foresee(desk: Desk, one: Open | Out, fields: readonly Field[]): ChangeReading | undefined {
  return "look" in one ? one.look.change(withOwnWords(fields, one.values), desk.omni) : undefined;
}

interface Judged {
  readonly one: Open | Out;
  readonly foreseen: ChangeReading | undefined;
  readonly fields: readonly Field[];
  /** Whether what was said fits one of them: what does not fit another is then that one's own. */
  readonly someFits: boolean;
}

function judge(desk: Desk, gate: Gate, { operation }: SaidSeveral, judged: Judged): Seen {
  const { one, foreseen, fields, someFits } = judged;
  if (!("look" in one)) return leftOut(one, "", one.why);
  if (foreseen === undefined) return leftOut(one, one.look.now, NOT_READ);
  const open = { ...leftOut(one, one.look.now, ""), refused: undefined };
  const reading = one.look.change(one.values, desk.omni);
  if (!foreseen.ok) {
    const names = new Set(fields.map(({ name }) => name));
    if (someFits || foreseen.problems.some(({ slot }) => !names.has(slot)))
      return leftOut(one, one.look.now, sentencesOf(foreseen.problems));
    return { ...open, after: AS_SAID_BELOW, reading };
  }
  const { amounts, preview, depends, target, shownCall } = foreseen.change;
  const decision = gate.decide(operation, amounts);
  if (decision?.allowed !== false) return { ...open, ...preview, call: shownCall, depends, reading };
  const [, why = ""] = explain(decision);
  return { ...leftOut(one, preview.now, why), denied: { target, decision } };
}

const UNKNOWN = { after: "", undo: undefined, warning: undefined, call: undefined };

function leftOut({ label, values }: Named, now: string, why: string): Seen {
  const none = { denied: undefined, depends: undefined, reading: undefined };
  return { ...UNKNOWN, label, values, now, refused: why, ...none };
}

/** Those that would be done, each with its change once everything was said. */
export function changesOf(rows: readonly Seen[]): { readonly row: Seen; readonly change: Change }[] {
  return rows.flatMap((row) => (row.reading?.ok === true ? [{ row, change: row.reading.change }] : []));
}

/** What is still to be said, or wrong with all of them. */
export function problemsOf(rows: readonly Seen[]): readonly Problem[] {
  const [first] = rows.flatMap(({ reading }) => (reading?.ok === false ? [reading.problems] : []));
  return first ?? [];
}
