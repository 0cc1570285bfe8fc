import { Block } from "../protocol.ts";
import { isRecord } from "./rules.ts";

const INTERACTIVE = /(button|buttons|select|picker|overflow|checkboxes|input)$/;

function nameElement(value: unknown, fresh: (prefix: string) => string): unknown {
  if (!isRecord(value)) return value;
  const unnamed =
    typeof value["type"] === "string" && INTERACTIVE.test(value["type"]) && value["action_id"] === undefined;
  return unnamed ? { ...value, action_id: fresh("a").toLowerCase() } : value;
}

const nameCell = (cell: unknown, fresh: (prefix: string) => string): unknown =>
  isRecord(cell) && cell["type"] === "action_cell"
    ? { ...cell, element: nameElement(cell["element"], fresh) }
    : cell;

/** Slack names every block and every element that its author did not name. Takes blocks that were validated. */
export function nameBlocks(blocks: readonly unknown[], fresh: (prefix: string) => string): Block[] {
  return blocks.filter(isRecord).map((block) => {
    const named: Record<string, unknown> = { ...block };
    if (!named["block_id"]) named["block_id"] = fresh("b").toLowerCase();
    for (const field of ["element", "accessory"]) {
      if (named[field] !== undefined) named[field] = nameElement(named[field], fresh);
    }
    for (const field of ["elements", "actions"]) {
      const inside: unknown = named[field];
      if (!Array.isArray(inside)) continue;
      named[field] =
        named["type"] === "carousel"
          ? nameBlocks(inside, fresh)
          : inside.map((each) => nameElement(each, fresh));
    }
    if (named["type"] === "data_table" && Array.isArray(named["rows"])) {
      named["rows"] = named["rows"].map((row: unknown) =>
        Array.isArray(row) ? row.map((cell: unknown) => nameCell(cell, fresh)) : row,
      );
    }
    if (Array.isArray(named["child_blocks"]))
      named["child_blocks"] = nameBlocks(named["child_blocks"], fresh);
    return Block.parse(named);
  });
}
