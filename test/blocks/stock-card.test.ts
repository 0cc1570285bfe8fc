import { describe, expect, test } from "vitest";
import { formValue } from "../../src/blocks/codec.ts";
import type { Message } from "../../src/blocks/message.ts";
import { render } from "../../src/blocks/render.ts";
import { renderSheet, sheetOf } from "../../src/blocks/sheet.ts";
import type { PoolsResult, StockResult, Unanswered } from "../../src/operations/results.ts";
import { answer, buttons, NOW, read, reader, valueOf } from "./support/samples.ts";

type Row = readonly [sku: string, place: string, units: number];

function stockOf(
  skus: readonly string[],
  locations: readonly string[],
  rows: readonly Row[],
  unanswered: readonly Unanswered[] = [],
): StockResult {
  return {
    kind: "stock",
    skus,
    locations,
    rows: rows.map(([Sku, LocationInternalName, Quantity]) => ({ Sku, LocationInternalName, Quantity })),
    unanswered,
  };
}

function stock(...given: Parameters<typeof stockOf>): Message {
  return render(answer(stockOf(...given), "stock.read", { sku: [...given[0]] }), reader);
}

const shown = ({ blocks, plain }: Message): string[] => read(plain ?? blocks);

describe("stock", () => {
  test("of one SKU: the sum, then by location in the order asked", () => {
    const message = stock(
      ["TEE-RED-M"],
      ["toronto-south", "Default Location"],
      [
        ["TEE-RED-M", "Default Location", 40],
        ["TEE-RED-M", "toronto-south", 12],
      ],
    );
    expect(message.text).toBe("TEE-RED-M: 52 on hand at 2 locations.");
    expect(shown(message)).toEqual([
      "*TEE-RED-M · 52 on hand at 2 locations*",
      "```",
      "Location          On hand",
      "toronto-south          12",
      "Default Location       40",
      "Total                  52",
      "```",
      "on-hand (physical) · as of 14:02:11 · Omni 212 ms",
    ]);
  });

  test("of a location that did not answer is said, never a zero; below zero is said too", () => {
    const rows = [
      ["A", "bin-10", 40],
      ["A", "bin-2", 0],
      ["A", "c", -3],
    ] as const;
    const message = stock(["A"], [], rows, [{ what: "queen-west", why: "timed-out" }]);
    expect(message.text).toBe("A: 37 on hand at 2 of 3 locations; 1 location did not answer.");
    expect(shown(message).slice(1, -2)).toEqual([
      "Below zero: A at c (-3).",
      "No answer from queen-west (timed out); its count is not known and not in the total.",
      "```",
      "Location      On hand",
      "bin-2               0",
      "bin-10             40",
      "c                  -3",
      "queen-west  no answer",
      "Total              37",
    ]);
  });

  test("of several SKUs at several locations is a matrix, gaps are not zeros", () => {
    const message = stock(
      ["X", "Y", "Z"],
      ["b", "a"],
      [
        ["Y", "b", 2],
        ["X", "a", 1],
        ["X", "b", 1040],
      ],
    );
    expect(shown(message).slice(0, -2)).toEqual([
      "*2 of 3 SKUs · 1,043 on hand at 2 locations*",
      "No count of Z. Check the spelling.",
      "```",
      "SKU        b  a  Total",
      "X      1,040  1  1,041",
      "Y          2  –      2",
      "Total  1,042  1  1,043",
    ]);
  });

  test("of a whole location names how many SKUs", () => {
    const message = stock(
      [],
      ["toronto-south"],
      [
        ["X", "toronto-south", 40],
        ["A", "toronto-south", 1],
      ],
    );
    expect(message.text).toBe("toronto-south: 41 on hand, 2 SKUs.");
    expect(buttons(message.blocks)).toEqual([]);
  });

  test.each([
    [["TEE-RED-M"], [], [], "No location has TEE-RED-M. Check the SKU's spelling."],
    [
      ["A", "B"],
      ["x"],
      [],
      "No count of A and B at x. Check the spelling of the SKUs, or ask without a location to see where there is any.",
    ],
    [
      ["A"],
      ["x"],
      [{ what: "x", why: "unavailable" }],
      "No count of A is known: the one location that was asked did not answer. Try again in a minute.",
    ],
    [[], ["x"], [], "x: Omni counts nothing here."],
  ] as const)("none of %j at %j says what to do", (skus, locations, unanswered, text) => {
    expect(stock(skus, locations, [], unanswered).text).toBe(text);
  });

  test("all zero is none, one place is named", () => {
    expect(stock(["A"], [], [["A", "x", 0]]).text).toBe("A: none on hand at x.");
  });

  test("leads to virtual stock by its form", () => {
    const { blocks } = stock(["A"], [], [["A", "x", 1]]);
    expect(formValue.decode(valueOf(blocks, "Virtual…"))).toEqual({
      operation: "pool.read",
      values: { sku: ["A"] },
    });
  });
});

describe("pages of stock", () => {
  const result = stockOf(
    [],
    ["x"],
    Array.from({ length: 250 }, (_, index): Row => [`SKU-${index}`, "x", 1]),
  );
  const question = { operation: "stock.read", values: { location: ["x"] } };
  const view = { ...reader, sheetId: "s1" };
  const page = (number: number): Message => {
    const sheet = sheetOf({ result });
    if (sheet === undefined) throw new Error("no sheet");
    return renderSheet(sheet, { page: number, asOf: NOW, question }, view);
  };

  test("name their rows and lead on", () => {
    expect(page(1).text).toBe("Stock of x: rows 1 to 99 of 250.");
    expect(page(2).text).toBe("Stock of x: rows 100 to 198 of 250.");
    expect(page(9).text).toBe("Stock of x: rows 199 to 250 of 250.");
    expect(buttons(page(1).blocks)).toEqual(["Next rows", "CSV", "Ask again"]);
    expect(buttons(page(2).blocks)).toEqual(["Previous rows", "Next rows", "CSV", "Ask again"]);
    expect(buttons(page(3).blocks)).toEqual(["Previous rows", "CSV", "Ask again"]);
  });

  test("hold the total on the last alone", () => {
    expect(shown(page(3)).at(-3)).toBe("Total        250");
    expect(shown(page(2)).join("\n")).not.toContain("Total");
  });
});

const poolsOf = (groups: readonly string[], skus: readonly string[], rows: readonly Row[]): PoolsResult => ({
  kind: "pools",
  groups,
  skus,
  rows: rows.map(([Sku, InventoryPoolGroupName, Quantity]) => ({ Sku, InventoryPoolGroupName, Quantity })),
  unanswered: [],
});

const pools = (...given: Parameters<typeof poolsOf>): Message =>
  render(answer(poolsOf(...given), "pool.read"), reader);

describe("virtual stock", () => {
  test("is always called so, and never added up over groups", () => {
    expect(pools(["online"], ["TEE"], [["TEE", "online", 38]]).text).toBe("TEE in online: 38 virtual.");
    const two = pools(
      ["online", "stores"],
      ["TEE", "CAP"],
      [
        ["TEE", "online", 38],
        ["TEE", "stores", 4],
        ["CAP", "online", 2],
      ],
    );
    expect(shown(two)).toEqual([
      "*2 SKUs in 2 pool groups · virtual 40 in online and 4 in stores*",
      "```",
      "SKU    online  stores",
      "TEE        38       4",
      "CAP         2       –",
      "Total      40       4",
      "```",
      "virtual, may differ from on-hand · as of 14:02:11 · Omni 212 ms",
    ]);
    const many = ["a", "b", "c", "d", "e", "f", "g"];
    const listed = pools(
      many,
      ["TEE"],
      many.map((group): Row => ["TEE", group, 1]),
    );
    expect(shown(listed).join("\n")).not.toContain("Total");
    expect(pools(["online"], [], []).text).toBe(
      "No virtual count of anything in online. Check the names of the pool group and the SKU.",
    );
  });
});
