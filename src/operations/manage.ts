import type { ZodType } from "zod";
import type { Context } from "./context.ts";
import { filledWith } from "./edited.ts";
import type { Field } from "./field.ts";
import { type Declared, type Head, headOf, type Problem, toProblem } from "./operation.ts";
import type { Values } from "./question.ts";
import type { Result } from "./results.ts";

/**
 * How it is done: `previewed` in a form that shows what it will mean before it is confirmed, `confirmed` in a small
 * form, or `at once`.
 */
export type Way = "previewed" | "confirmed" | "at once";

/** What the audit finds a deed by. */
export interface ManageTarget {
  readonly kind: "alert";
  readonly id: string;
}

/** What was read of ours: the thing itself, or what is wrong, with the fields that ask for it where asking helps. */
export type Seen<Facts> =
  | { readonly ok: true; readonly facts: Facts }
  | {
      readonly ok: false;
      readonly problems: readonly Problem[];
      readonly fields: readonly Field[];
      /** What was probably meant: the fields are filled with it. */
      readonly meant?: Values;
    };

/** What it will mean, in plain sentences without markup: a label, and what stands behind it. */
export interface Outlook {
  readonly lines: readonly { readonly label: string; readonly text: string }[];
  /** What must be known before it is confirmed. */
  readonly warnings: readonly string[];
}

/** What was found before it is done: an outlook, or problems that keep it from being done. */
export type Foreseen =
  | { readonly ok: true; readonly outlook: Outlook }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What doing it came to: an answer, or problems. `moved`: what is ours was changed by somebody else meanwhile. */
export type Done =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly moved?: boolean };

/** Declares an operation that changes what is ours: audited, not for guests. */
export interface ManageDeclaration<Facts, Input> extends Declared {
  readonly way: Way;
  readonly look: (context: Context, values: Values) => Promise<Seen<Facts>>;
  readonly targets: (facts: Facts) => readonly ManageTarget[];
  /** How it is now, and what will be: above the fields, in plain sentences. */
  readonly now?: (facts: Facts, context: Context) => string;
  readonly fields: (facts: Facts, values: Values) => readonly Field[];
  /** What was said in words, as the fields say it; doing it twice changes nothing. */
  readonly said?: (values: Values) => Values;
  /** What the fields hold before anything was said. */
  readonly present?: (facts: Facts) => Values;
  readonly input: ZodType<Input>;
  readonly preview?: (context: Context, input: Input, facts: Facts) => Promise<Foreseen>;
  /** Only what makes the preview stale when it moves. */
  readonly depends?: (facts: Facts) => string;
  /** What is said while it takes longer than a second. */
  readonly working: (facts: Facts) => string;
  readonly run: (context: Context, input: Input, facts: Facts) => Promise<Done>;
}

/** What can be done to what was read. */
export interface Managing {
  readonly targets: readonly ManageTarget[];
  readonly now: string | undefined;
  readonly depends: string;
  readonly working: string;
  /** What the form is filled with: what was said, over what is there now. Filling it twice changes nothing. */
  readonly filled: (values: Values) => Values;
  readonly fields: (values: Values) => readonly Field[];
  readonly read: (values: Values) => ManageReading;
}

export type ManageReading =
  | {
      readonly ok: true;
      /** Undefined where there is nothing to foresee. */
      readonly preview: ((context: Context) => Promise<Foreseen>) | undefined;
      readonly run: (context: Context) => Promise<Done>;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What looking came to: what can be done, or what keeps it from being done. */
export type ManageLook =
  | { readonly ok: true; readonly managing: Managing }
  | Extract<Seen<never>, { ok: false }>;

/** An operation that changes what is ours. */
export interface ManageOperation extends Head {
  readonly kind: "manage";
  readonly way: Way;
  readonly look: (context: Context, values: Values) => Promise<ManageLook>;
}

/** Declares an operation that changes what is ours. */
export function manage<Facts, Input>(declaration: ManageDeclaration<Facts, Input>): ManageOperation {
  return {
    ...headOf(declaration),
    kind: "manage",
    way: declaration.way,
    look: async (context, values) => {
      const seen = await declaration.look(context, values);
      return seen.ok ? { ok: true, managing: managingOf(declaration, context, seen.facts) } : seen;
    },
  };
}

function managingOf<Facts, Input>(
  declaration: ManageDeclaration<Facts, Input>,
  context: Context,
  facts: Facts,
): Managing {
  const { said = (values) => values } = declaration;
  const filled = (values: Values) => filledWith(declaration.present?.(facts), said(values));
  return {
    targets: declaration.targets(facts),
    now: declaration.now?.(facts, context),
    depends: declaration.depends?.(facts) ?? "",
    working: declaration.working(facts),
    filled,
    fields: (values) => declaration.fields(facts, values),
    read: (values) => {
      const read = declaration.input.safeParse(filled(values));
      if (!read.success) return { ok: false, problems: read.error.issues.map(toProblem) };
      const { preview } = declaration;
      return {
        ok: true,
        preview: preview === undefined ? undefined : (asking) => preview(asking, read.data, facts),
        run: (asking) => declaration.run(asking, read.data, facts),
      };
    },
  };
}
