import type { Right } from "../policy/index.ts";
import type { Slot } from "../words/slot.ts";
import type { ManageOperation } from "./manage.ts";
import type { ReadOperation } from "./read.ts";
import type { WriteOperation } from "./write.ts";

/** Everything that the app can do. */
export type Operation = ReadOperation | WriteOperation | ManageOperation;

/** What every kind of operation declares; every surface is derived from it. */
export interface Declared {
  readonly id: string;
  /** The right it needs; help, menu, why and status need none of their own. */
  readonly right?: Right;
  readonly title: string;
  /** One line, for help and for Slack's menu: "state, shipments, lines and what is open". */
  readonly help: string;
  /** The deed on the button of its form: "Look up". */
  readonly deed: string;
  /** How it is said, in the notation of help; several where there are several ways. */
  readonly words: readonly string[];
  readonly examples: readonly string[];
  readonly slots?: Readonly<Record<string, Slot>>;
  /** It is of a channel: not offered in direct messages and on Home. */
  readonly channelsOnly?: true;
  /** What it is done to has a button for it: it stands in help, and not on the menu. */
  readonly wordsOnly?: true;
}

/** What every kind of operation has once it is declared. */
export interface Head extends Declared {
  /** The first of its words. */
  readonly noun: string;
}

/** The head of a declaration, without what its kind alone declares. */
export function headOf({ right, slots, channelsOnly, wordsOnly, ...declared }: Declared): Head {
  const { id, title, help, deed, words, examples } = declared;
  return {
    id,
    title,
    help,
    deed,
    words,
    examples,
    noun: words[0]?.split(" ")[0] ?? "",
    ...(right === undefined ? {} : { right }),
    ...(slots === undefined ? {} : { slots }),
    ...(channelsOnly === undefined ? {} : { channelsOnly }),
    ...(wordsOnly === undefined ? {} : { wordsOnly }),
  };
}

/** Something said to an operation that it cannot take: which slot, and a sentence for the person. */
export interface Problem {
  readonly slot: string;
  readonly sentence: string;
}

/** What zod found, as a person is told it: the messages of our schemas are sentences. */
export function toProblem(issue: {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}): Problem {
  return { slot: String(issue.path[0] ?? ""), sentence: issue.message };
}

/** Problems as one text. */
export function sentencesOf(problems: readonly Problem[]): string {
  return problems.map(({ sentence }) => sentence).join(" ");
}
