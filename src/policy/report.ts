import { closest, distance } from "fastest-levenshtein";
import type { z } from "zod";
import type { Found, Path } from "./yaml.ts";

/** Collects what is wrong with a file, so that a person sees all of it at once. */
export class Report {
  readonly #problems: Found[] = [];
  readonly #warnings: Found[] = [];
  readonly lineOf: (path: Path) => number;

  constructor(lineOf: (path: Path) => number, problems: readonly Found[] = []) {
    this.lineOf = lineOf;
    this.#problems.push(...problems);
  }

  problem(path: Path, text: string): void {
    this.problemAt(this.lineOf(path), path, text);
  }

  problemAt(line: number, path: Path, text: string): void {
    this.#problems.push({ line, text: `${where(path)}${text}` });
  }

  warning(path: Path, text: string): void {
    this.#warnings.push({ line: this.lineOf(path), text: `${where(path)}${text}` });
  }

  /** Sentences with their lines, in the order of the file. */
  get problems(): string[] {
    return inOrder(this.#problems);
  }

  get warnings(): string[] {
    return inOrder(this.#warnings);
  }

  /** The value by this schema, or `undefined` after noting why not. */
  check<T>(schema: z.ZodType<T>, value: unknown, path: Path): T | undefined {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      const steps = issue.path.filter((step) => typeof step !== "symbol");
      this.problem([...path, ...steps], issue.message);
    }
    return undefined;
  }

  /** The fields of a map that may hold these keys and no others. */
  fields(value: unknown, known: readonly string[], path: Path): Map<string, unknown> {
    const fields = this.map(value, path);
    for (const key of fields.keys()) {
      if (known.includes(key)) continue;
      this.problem([...path, key], `"${key}" is not known here.${didYouMean(key, known)}`);
    }
    return fields;
  }

  /** The entries of a map whose keys are free. */
  map(value: unknown, path: Path): Map<string, unknown> {
    const isMap = typeof value === "object" && value !== null && !Array.isArray(value);
    if (isMap) return new Map(Object.entries(value));
    this.problem(path, value === null ? "is empty: fill it in or remove it" : "must be a list of key: value");
    return new Map();
  }
}

/** ` Did you mean "…"?` where a known word is near, else what is known, if that is few. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = known.length > 0 ? closest(word.toLowerCase(), [...known]) : "";
  const allowed = Math.max(2, Math.floor(word.length / 3));
  if (near !== "" && distance(word.toLowerCase(), near) <= allowed) return ` Did you mean "${near}"?`;
  return known.length > 0 && known.length <= 9 ? ` Known: ${known.join(", ")}.` : "";
}

function where(path: Path): string {
  const words = path.filter((step) => typeof step === "string");
  return words.length > 0 ? `${words.join(" › ")}: ` : "";
}

function inOrder(found: readonly Found[]): string[] {
  const sorted = [...found].sort((a, b) => a.line - b.line);
  return [...new Set(sorted.map(({ line, text }) => `line ${line}: ${text}`))];
}
