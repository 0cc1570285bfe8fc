import type { ZodType } from "zod";
import type { Amounts, Right } from "../policy/index.ts";
import type { Slot } from "../words/slot.ts";
import type { Context } from "./context.ts";
import type { Field } from "./field.ts";
import type { Values } from "./question.ts";
import type { Result } from "./results.ts";

/** Something said to an operation that it cannot take: which slot, and a sentence for the person. */
export interface Problem {
  readonly slot: string;
  readonly sentence: string;
}

/** What every kind of operation declares; every surface is derived from it. */
interface Declared<Input> {
  readonly id: string;
  /** The right it needs; help, menu, why and status need none of their own. */
  readonly right?: Right;
  readonly title: string;
  /** One line, as a help text and as the description in Slack's menu: "see an order's state, shipments and lines". */
  readonly help: string;
  /** The deed on the button of its form: "Look up". */
  readonly deed: string;
  /** How it is said, in the notation of help; several where there are several ways. */
  readonly words: readonly string[];
  readonly examples: readonly string[];
  readonly slots?: Readonly<Record<string, Slot>>;
  readonly input: ZodType<Input>;
  readonly form: (values: Values) => readonly Field[];
}

export interface ReadDeclaration<Input> extends Declared<Input> {
  /** What a limit of the policy would look at, as far as the input tells. */
  readonly amounts?: (input: Input) => Amounts;
  /** What is said while it takes longer than a second: "Looking up order 1001". */
  readonly working: (input: Input) => string;
  readonly run: (context: Context, input: Input) => Promise<Result>;
}

/** A run that is ready to start: its input was understood. */
export interface Prepared {
  readonly working: string;
  readonly amounts: Amounts;
  readonly run: (context: Context) => Promise<Result>;
}

export type Preparation =
  | { readonly ok: true; readonly prepared: Prepared }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** An operation that asks Omni and changes nothing. */
export interface ReadOperation extends Omit<Declared<never>, "input"> {
  readonly kind: "read";
  readonly noun: string;
  /** Checks what was said and readies the run. Everything comes as strings, from words, forms and buttons alike. */
  readonly prepare: (values: Values) => Preparation;
}

export type Operation = ReadOperation;

/** Declares an operation that reads. */
export function read<Input>(declaration: ReadDeclaration<Input>): ReadOperation {
  const { input, working, run, amounts, ...declared } = declaration;
  return {
    ...declared,
    kind: "read",
    noun: declaration.words[0]?.split(" ")[0] ?? "",
    prepare: (values) => {
      const parsed = input.safeParse(values);
      if (!parsed.success) return { ok: false, problems: parsed.error.issues.map(toProblem) };
      return {
        ok: true,
        prepared: {
          working: working(parsed.data),
          amounts: amounts?.(parsed.data) ?? {},
          run: (context) => run(context, parsed.data),
        },
      };
    },
  };
}

function toProblem(issue: { readonly path: readonly PropertyKey[]; readonly message: string }): Problem {
  return { slot: String(issue.path[0] ?? ""), sentence: issue.message };
}
