import { z } from "zod";
import type { Problem } from "../operation.ts";
import type { Line, ShipmentFacts } from "./facts.ts";
import { shipmentSlots } from "./subject.ts";

const LINE = /^line(\d{1,15})$/;
const UNITS = /^[1-9]\d{0,5}$/;

/** How many units of what go into the new shipment, and the slot where that was said. */
interface Part {
  readonly slot: string;
  readonly line?: number;
  /** A SKU, or a line's number. */
  readonly named?: string;
  readonly units: number;
}

/** The slot of a line's units. */
export function lineSlot(line: number): string {
  return `line${line}`;
}

/** `line430545` holds the units of that line; `units` holds `SKU=units`, where lines are not listed one by one. */
export const SplitInput = z
  .object({ ...shipmentSlots, units: z.array(z.string()).optional() })
  .catchall(z.array(z.string()))
  .transform(({ shipment, order, units = [], ...rest }, context) => {
    const wrong = (slot: string, message: string) =>
      context.addIssue({ code: "custom", path: [slot], message });
    const parts = [...Object.entries(rest).flatMap(lineParts), ...units.map(namedPart)].flatMap((part) => {
      if (UNITS.test(part.units)) return [{ ...part, units: Number(part.units) }];
      if (part.units !== "0") wrong(part.slot, notUnits(part));
      return [];
    });
    return { shipment, order, parts };
  });
export type SplitInput = z.infer<typeof SplitInput>;

type Typed = Omit<Part, "units"> & { readonly units: string };

function lineParts([slot, [units]]: [string, string[]]): Typed[] {
  const line = LINE.exec(slot)?.[1];
  return line === undefined || units === undefined ? [] : [{ slot, line: Number(line), units: units.trim() }];
}

function namedPart(said: string): Typed {
  const at = said.lastIndexOf("=");
  return at < 0
    ? { slot: "units", named: said.trim(), units: "" }
    : { slot: "units", named: said.slice(0, at).trim(), units: said.slice(at + 1).trim() };
}

function notUnits({ named, units }: Typed): string {
  if (named === undefined) return `“${units}” is not a number of units.`;
  return `“${named}” needs a number of units: write ${named === "" ? "SKU" : named}=1.`;
}

/** What goes and what stays; `staying` is undefined where the shipment's lines are not known. */
export interface SplitPlan {
  readonly by: "line" | "sku";
  readonly going: readonly Line[];
  readonly staying: readonly Line[] | undefined;
}

export type Planned =
  | { readonly ok: true; readonly plan: SplitPlan }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Whether every line's units are known, so that it can be checked that one stays. */
export function isCounted(lines: readonly Line[]): boolean {
  return lines.length > 0 && lines.every(({ units }) => units !== undefined);
}

/** Whether every line is known by its number as well. */
export function isByLine(lines: readonly Line[]): boolean {
  return isCounted(lines) && lines.every(({ line }) => line !== undefined);
}

/** All units of these lines together. */
export function unitsIn(lines: readonly Line[]): number {
  return lines.reduce((sum, { units = 0 }) => sum + units, 0);
}

/** Plans a split: at least one unit goes, and at least one stays. */
export function planSplit({ parts }: SplitInput, { shipment, seen }: ShipmentFacts): Planned {
  const lines = seen?.lines ?? [];
  return isCounted(lines) ? planCounted(lines, parts, shipment) : planBlind(parts);
}

function planCounted(lines: readonly Line[], parts: readonly Part[], shipment: number): Planned {
  const slot = parts[0]?.slot ?? firstSlot(lines);
  if (parts.length === 0) return failed(slot, NOTHING);
  const { left, going, problems } = takeAll(lines, parts);
  if (problems.length > 0) return { ok: false, problems };
  const staying = left.filter(({ units = 0 }) => units > 0);
  if (staying.length === 0) return failed(slot, `At least one unit must stay in shipment ${shipment}.`);
  return { ok: true, plan: { by: isByLine(lines) ? "line" : "sku", going: merged(going), staying } };
}

/** Where the lines are not known, only a SKU can be named. */
function planBlind(parts: readonly Part[]): Planned {
  const going = parts.flatMap(({ named, units }) => (named === undefined ? [] : [{ sku: named, units }]));
  if (going.length === 0) return failed("units", NOTHING);
  return { ok: true, plan: { by: "sku", going: merged(going), staying: undefined } };
}

const NOTHING = "Say how many units go into the new shipment.";

function firstSlot(lines: readonly Line[]): string {
  const [first] = lines;
  return isByLine(lines) && lines.length <= LISTED && first?.line !== undefined
    ? lineSlot(first.line)
    : "units";
}

/** Lines that a form lists one by one; of more, some are named. */
export const LISTED = 25;

function failed(slot: string, sentence: string): Planned {
  return { ok: false, problems: [{ slot, sentence }] };
}

function takeAll(lines: readonly Line[], parts: readonly Part[]) {
  const left = lines.map((line) => ({ ...line }));
  const going: Line[] = [];
  const problems: Problem[] = [];
  for (const part of parts) {
    const fitting = left.filter((line) => isMeant(line, part));
    const there = unitsIn(fitting);
    if (there < part.units) problems.push({ slot: part.slot, sentence: tooFew(part, fitting, there) });
    else going.push(...take(fitting, part.units));
  }
  return { left, going, problems };
}

function isMeant(line: Line, { line: wanted, named }: Part): boolean {
  return wanted === undefined ? line.sku === named || String(line.line) === named : line.line === wanted;
}

function tooFew({ line, named }: Part, fitting: readonly Line[], there: number): string {
  const name = fitting[0]?.sku ?? named ?? `line ${line}`;
  if (fitting.length === 0) return `${name} is not in this shipment.`;
  return there === 0 ? `No more of ${name} is in this shipment.` : `Only ${there} of ${name} can go.`;
}

/** Takes units off lines, in their order; there are enough. */
function take(
  lines: readonly { line?: number | undefined; sku?: string | undefined; units?: number | undefined }[],
  units: number,
): Line[] {
  let missing = units;
  return lines.flatMap((line) => {
    const taken = Math.min(missing, line.units ?? 0);
    if (taken === 0) return [];
    missing -= taken;
    line.units = (line.units ?? 0) - taken;
    return [{ ...line, units: taken }];
  });
}

function merged(lines: readonly Line[]): Line[] {
  const groups = Map.groupBy(lines, ({ line, sku }) => `${line ?? ""} ${sku ?? ""}`);
  return Array.from(groups.values(), (same) => ({ ...same[0], units: unitsIn(same) }));
}
