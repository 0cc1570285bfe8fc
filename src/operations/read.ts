import type { ZodType } from "zod";
import type { Amounts } from "../policy/index.ts";
import type { Context } from "./context.ts";
import type { Field } from "./field.ts";
import { type Declared, type Head, headOf, type Problem, toProblem } from "./operation.ts";
import type { Values } from "./question.ts";
import type { Result } from "./results.ts";

/** Declares an operation that asks and changes nothing. */
export interface ReadDeclaration<Input> extends Declared {
  /** Answered by the app itself, without asking Omni. */
  readonly ours?: true;
  readonly input: ZodType<Input>;
  readonly form: (values: Values) => readonly Field[];
  /** What a limit of the policy would look at, as far as the input tells. */
  readonly amounts?: (input: Input) => Amounts;
  /** Whether its table is wanted as a file as well: the slot `csv`, a keyword without values. */
  readonly file?: (input: Input) => boolean;
  /** For one person's eyes, and remembered in the audit: what it shows of. */
  readonly confidential?: (input: Input) => readonly Revealed[];
  /** What is said while it takes longer than a second: "Looking up order 1001". */
  readonly working: (input: Input) => string;
  readonly run: (context: Context, input: Input) => Promise<Result>;
}

/** A run that is ready to start: its input was understood. */
export interface Prepared {
  readonly working: string;
  readonly amounts: Amounts;
  /** Answered by the app itself, without asking Omni. */
  readonly ours: boolean;
  /** Its table is wanted as a file as well. */
  readonly file: boolean;
  /** Undefined for what others may read along. */
  readonly confidential: readonly Revealed[] | undefined;
  readonly run: (context: Context) => Promise<Result>;
}

/** Something of which personal data is shown, by ids alone: `order`, `1001`. */
export interface Revealed {
  readonly kind: string;
  readonly id: string;
}

export type Preparation =
  | { readonly ok: true; readonly prepared: Prepared }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** An operation that asks and changes nothing. */
export interface ReadOperation extends Head {
  readonly kind: "read";
  /** Whether tries and answers are remembered in the audit. */
  readonly audited: boolean;
  readonly form: (values: Values) => readonly Field[];
  /** Checks what was said and readies the run. Everything comes as strings, from words, forms and buttons alike. */
  readonly prepare: (values: Values) => Preparation;
}

/** Declares an operation that reads. */
export function read<Input>(declaration: ReadDeclaration<Input>): ReadOperation {
  const { input, form, working, run, amounts, confidential, file, ours = false } = declaration;
  return {
    ...headOf(declaration),
    kind: "read",
    form,
    audited: confidential !== undefined,
    prepare: (values) => {
      const parsed = input.safeParse(values);
      if (!parsed.success) return { ok: false, problems: parsed.error.issues.map(toProblem) };
      return {
        ok: true,
        prepared: {
          working: working(parsed.data),
          amounts: amounts?.(parsed.data) ?? {},
          ours,
          file: file?.(parsed.data) ?? false,
          confidential: confidential?.(parsed.data),
          run: (context) => run(context, parsed.data),
        },
      };
    },
  };
}
