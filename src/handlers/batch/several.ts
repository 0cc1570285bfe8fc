import type { Operation } from "../../operations/operation.ts";
import type { Values } from "../../operations/question.ts";
import type { Several, WriteOperation } from "../../operations/write.ts";

/** An operation, and the several things that it was said to do at once. */
export interface SaidSeveral {
  readonly operation: WriteOperation;
  readonly several: Several;
  /** At least two, as they were said, each once. */
  readonly labels: readonly string[];
}

/** Whether several things were named to an operation that takes several, and which. */
export function severalOf(operation: Operation | undefined, values: Values): SaidSeveral | undefined {
  if (operation?.kind !== "write" || operation.several === undefined) return undefined;
  const labels = eachOnce(values[operation.several.slot] ?? []);
  return labels.length < 2 ? undefined : { operation, several: operation.several, labels };
}

/** What was named, for the audit of a try that is refused as a whole. */
export function targetsOf({ several, labels }: SaidSeveral): { kind: string; id: string }[] {
  return labels.map((id) => ({ kind: several.slot, id }));
}

/** The same with a thing that was said twice said once, so that it is one change and not several. */
export function saidOnce({ several }: WriteOperation, values: Values): Values {
  const said = several === undefined ? undefined : values[several.slot];
  return several === undefined || said === undefined ? values : { ...values, [several.slot]: eachOnce(said) };
}

function eachOnce(said: readonly string[]): string[] {
  return [...new Set(said.map((each) => each.trim()).filter((each) => each !== ""))];
}
