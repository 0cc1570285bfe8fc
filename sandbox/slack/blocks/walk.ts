import { isRecord, lengthOf } from "./rules.ts";

/** An interactive element and where it stands. */
export interface Placed {
  readonly blockId: string;
  readonly actionId: string;
  readonly element: Record<string, unknown>;
  /** The block itself; of type `input` when its state is submitted. */
  readonly block: Record<string, unknown>;
  readonly path: string;
}

const records = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];

/** Blocks with the ones inside containers and carousels, each with its JSON pointer. */
export function allBlocks(
  blocks: unknown,
  path = "/blocks",
): { block: Record<string, unknown>; path: string }[] {
  return records(blocks).flatMap((block, index) => {
    const here = `${path}/${index}`;
    const cards = block["type"] === "carousel" ? allBlocks(block["elements"], `${here}/elements`) : [];
    return [{ block, path: here }, ...allBlocks(block["child_blocks"], `${here}/child_blocks`), ...cards];
  });
}

/** The buttons in the cells of a data table. */
function cellElements(rows: unknown): { element: Record<string, unknown>; path: string }[] {
  if (!Array.isArray(rows)) return [];
  return rows.flatMap((row: unknown, index) =>
    (Array.isArray(row) ? row : []).flatMap((cell: unknown, column) =>
      isRecord(cell) && isRecord(cell["element"])
        ? [{ element: cell["element"], path: `/rows/${index}/${column}/element` }]
        : [],
    ),
  );
}

function elementsIn(block: Record<string, unknown>): { element: Record<string, unknown>; path: string }[] {
  const one = (name: string): { element: Record<string, unknown>; path: string }[] =>
    isRecord(block[name]) ? [{ element: block[name], path: `/${name}` }] : [];
  const many = (name: string): { element: Record<string, unknown>; path: string }[] =>
    records(block[name]).map((element, index) => ({ element, path: `/${name}/${index}` }));
  return [
    ...one("element"),
    ...one("accessory"),
    ...many("actions"),
    ...many("elements"),
    ...cellElements(block["rows"]),
  ];
}

/** Every element a person can act on, in the order in which they are shown. */
export function allElements(blocks: unknown, root = "/blocks"): Placed[] {
  return allBlocks(blocks, root).flatMap(({ block, path }) =>
    elementsIn(block).flatMap((found) => {
      const { action_id: actionId } = found.element;
      if (typeof actionId !== "string") return [];
      const blockId = typeof block["block_id"] === "string" ? block["block_id"] : "";
      return [{ blockId, actionId, element: found.element, block, path: path + found.path }];
    }),
  );
}

/** All strings under `text` fields and captions, for totals. */
export function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, each: unknown) => sum + textLength(each), 0);
  if (!isRecord(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [name, each]) =>
      sum + (name === "text" && typeof each === "string" ? lengthOf(each) : textLength(each)),
    0,
  );
}
