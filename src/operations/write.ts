import { plural } from "../english.ts";
import type { ZodType } from "zod";
import { type Omni, OmniError, type WriteCall } from "../omni/index.ts";
import type { Amounts } from "../policy/index.ts";
import type {
  Change,
  ChangeReading,
  Foreseen,
  Look,
  Preview,
  Site,
  Subject,
  Target,
  Undo,
  Verdict,
  Wording,
} from "./change.ts";
import type { Context } from "./context.ts";
import { filledWith } from "./edited.ts";
import type { Field } from "./field.ts";
import { type Declared, type Head, headOf, type Problem, toProblem } from "./operation.ts";
import type { Values } from "./question.ts";

/** That it may be done to several things at once, each a change of its own. */
export interface Several {
  /** The slot that takes them, which is also what each of them is called. */
  readonly slot: "shipment" | "order";
  /** "Reject", before "3 shipments". */
  readonly verb: string;
}

/** "Reject 3 shipments" */
export function deedOf({ slot, verb }: Several, count: number): string {
  return `${verb} ${plural(count, slot)}`;
}

/**
 * Declares a change of the OMS. Three steps, each checked by zod: the subject (what it is done to), the facts
 * (what is read of it, fresh at every step), and the input (everything that was said).
 */
export interface WriteDeclaration<Subject, Facts, Input> extends Declared {
  readonly several?: Several;
  /** What must be known before anything can be read; these fields are asked for first. */
  readonly subject: ZodType<Subject>;
  readonly subjectFields: readonly Field[];
  /** The input is there once everything was said: what is new has no name before. */
  readonly target: (subject: Subject, input?: Input) => Target;
  /** Plain JSON without personal data: it is kept until the change is settled. */
  readonly facts: ZodType<Facts>;
  readonly look: (context: Context, subject: Subject) => Promise<Facts>;
  readonly now: (facts: Facts) => string;
  /** What was named and is not there, at the subject's fields; they are asked for again. */
  readonly missing?: (facts: Facts) => readonly Problem[];
  /** Why nothing of the kind can be done; undefined where it can. */
  readonly impossible?: (facts: Facts) => string | undefined;
  readonly fields: (facts: Facts, values: Values, site: Site) => readonly Field[];
  /** Of an edit: what each slot that can be edited holds now; an empty list where it holds nothing. */
  readonly present?: (facts: Facts) => Values;
  readonly input: ZodType<Input>;
  /** What was said and does not fit what was read. */
  readonly problems?: (input: Input, facts: Facts) => readonly Problem[];
  /** Only what makes the preview stale when it moves. */
  readonly depends: (input: Input, facts: Facts) => unknown;
  readonly amounts: (input: Input, facts: Facts) => Amounts;
  readonly preview: (input: Input, facts: Facts) => Preview;
  readonly wording: (input: Input, facts: Facts) => Wording;
  readonly related?: (input: Input, facts: Facts) => Change["related"];
  readonly reason?: (input: Input) => string | undefined;
  readonly call: (omni: Omni, input: Input, facts: Facts) => WriteCall;
  /** The call that people see, where it holds what is personal. */
  readonly shown?: (omni: Omni, input: Input, facts: Facts) => WriteCall;
  readonly verify: (context: Context, input: Input, facts: Facts) => Promise<Verdict>;
  readonly undo?: (input: Input, facts: Facts) => Undo | undefined;
}

/** An operation that changes the OMS: previewed, claimed, sent once, verified and audited. */
export interface WriteOperation extends Head {
  readonly kind: "write";
  readonly several: Several | undefined;
  /** Reads from what was said what the change is done to. */
  readonly subject: (values: Values) => Subject;
  /** The change as it was confirmed, from what the ledger kept of it; undefined where that cannot be read. */
  readonly revive: (
    kept: { readonly values: Values; readonly facts: unknown },
    omni: Omni,
  ) => Change | undefined;
}

/** Declares an operation that changes the OMS. */
export function write<S, F, I>(declaration: WriteDeclaration<S, F, I>): WriteOperation {
  return {
    ...headOf(declaration),
    kind: "write",
    several: declaration.several,
    subject: (values) => readSubject(declaration, values),
    revive: ({ values, facts }, omni) => revive(declaration, values, facts, omni),
  };
}

function readSubject<S, F, I>(declaration: WriteDeclaration<S, F, I>, values: Values): Subject {
  const read = declaration.subject.safeParse(values);
  if (!read.success) {
    return { ok: false, fields: askedFirst(declaration), problems: read.error.issues.map(toProblem) };
  }
  const subject = read.data;
  return {
    ok: true,
    target: declaration.target(subject),
    look: async (context) => lookAt(declaration, subject, await declaration.look(context, subject)),
  };
}

/** The fields that say what it is done to; where it may be done to several, they may all be typed there. */
function askedFirst({
  several,
  subjectFields,
}: {
  readonly several?: Several;
  readonly subjectFields: readonly Field[];
}): readonly Field[] {
  return subjectFields.map((field) =>
    field.kind === "text" && field.name === several?.slot
      ? { ...field, many: true, hint: "Several at once: type them with spaces between." }
      : field,
  );
}

function lookAt<S, F, I>(declaration: WriteDeclaration<S, F, I>, subject: S, facts: F): Look {
  const missing = declaration.missing?.(facts) ?? [];
  const isThere = missing.length === 0;
  const impossible = isThere ? declaration.impossible?.(facts) : undefined;
  const refused = impossible === undefined ? missing : [{ slot: "", sentence: impossible }];
  const filled: Look["filled"] = (values) =>
    isThere ? filledWith(declaration.present?.(facts), values) : values;
  const fields: Look["fields"] = (values, site) =>
    isThere ? declaration.fields(facts, values, site) : askedFirst(declaration);
  const change: Look["change"] = (values, omni) =>
    refused.length === 0
      ? readChange(declaration, { subject, facts, values: filled(values) }, omni)
      : { ok: false, problems: refused };
  return {
    target: declaration.target(subject),
    now: isThere ? declaration.now(facts) : missing.map(({ sentence }) => sentence).join(" "),
    possible: refused.length === 0,
    impossible,
    filled,
    fields,
    change,
    foresee: (values, site, omni) => foreseen(change(withOwnWords(fields(values, site), values), omni)),
  };
}

/** The person's own words that are missing, stood in for by an ellipsis. */
export function withOwnWords(fields: readonly Field[], values: Values): Values {
  const open = fields.filter(
    (field) => field.kind !== "lookup" && field.own === true && field.optional !== true,
  );
  return { ...Object.fromEntries(open.map(({ name }) => [name, ["…"]])), ...values };
}

function foreseen(reading: ChangeReading): Foreseen | undefined {
  if (!reading.ok) return undefined;
  const { preview, shownCall, depends } = reading.change;
  return { preview, shownCall, depends };
}

interface Said<S, F> {
  readonly subject: S;
  readonly facts: F;
  readonly values: Values;
}

function readChange<S, F, I>(
  declaration: WriteDeclaration<S, F, I>,
  { subject, facts, values }: Said<S, F>,
  omni: Omni,
): ChangeReading {
  const read = declaration.input.safeParse(values);
  if (!read.success) return { ok: false, problems: read.error.issues.map(toProblem) };
  const problems = declaration.problems?.(read.data, facts) ?? [];
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    change: changeOf(declaration, declaration.target(subject, read.data), read.data, facts, omni),
  };
}

function changeOf<S, F, I>(
  declaration: WriteDeclaration<S, F, I>,
  target: Target,
  input: I,
  facts: F,
  omni: Omni,
): Change {
  const call = declaration.call(omni, input, facts);
  return {
    target,
    related: declaration.related?.(input, facts) ?? [],
    facts,
    depends: declaration.depends(input, facts),
    amounts: declaration.amounts(input, facts),
    preview: declaration.preview(input, facts),
    wording: declaration.wording(input, facts),
    reason: declaration.reason?.(input),
    call,
    shownCall: declaration.shown?.(omni, input, facts) ?? call,
    verify: (context) => declaration.verify(context, input, facts),
    undo: declaration.undo?.(input, facts),
  };
}

/** A call that the site has switched off since then cannot be told again either. */
function revive<S, F, I>(
  declaration: WriteDeclaration<S, F, I>,
  values: Values,
  kept: unknown,
  omni: Omni,
): Change | undefined {
  const subject = declaration.subject.safeParse(values);
  const facts = declaration.facts.safeParse(kept);
  if (!subject.success || !facts.success) return undefined;
  const input = declaration.input.safeParse(filledWith(declaration.present?.(facts.data), values));
  if (!input.success) return undefined;
  try {
    return changeOf(declaration, declaration.target(subject.data, input.data), input.data, facts.data, omni);
  } catch (error) {
    if (error instanceof OmniError) return undefined;
    throw error;
  }
}
