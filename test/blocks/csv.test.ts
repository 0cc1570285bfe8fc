import fc from "fast-check";
import { expect, test } from "vitest";
import { csv } from "../../src/blocks/csv.ts";
import type { Sheet } from "../../src/operations/sheet.ts";

const sheet = (rows: Sheet["rows"], labels = ["a", "b"]): Sheet => ({
  caption: "x",
  columns: labels.map((label) => ({ label })),
  rows,
});

/** A reader of RFC 4180, without any help from what wrote it. */
function parse(file: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let isQuoted = false;
  for (let at = 0; at < file.length; at += 1) {
    const character = file.charAt(at);
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (file.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (character === '"') isQuoted = true;
    else if (character === "," || character === "\r") {
      rows.at(-1)?.push(cell);
      cell = "";
      if (character === "\r") {
        rows.push([]);
        at += 1;
      }
    } else cell += character;
  }
  return rows.slice(0, -1);
}

test("a sheet is a file that Excel reads, without the total", () => {
  const file = csv({
    ...sheet([
      ["TEE, red", 2],
      ['6" cap', null],
      ["", -1.5],
    ]),
    total: ["Total", 0.5],
  });
  expect(file).toBe('\uFEFFa,b\r\n"TEE, red",2\r\n"6"" cap",\r\n,-1.5\r\n');
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"])(
  "%j is text, not a formula",
  (text) => {
    const [, [cell] = []] = parse(csv(sheet([[text, 1]])).slice(1));
    expect(cell).toBe(`'${text}`);
  },
);

test("every cell comes back, and none begins a formula", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom("=", "+", "-", "@", '"', ",", "\r", "\n", ";", "a", " ", "\t") }),
  );
  const cell = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null));
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell)), (rows) => {
      const read = parse(csv(sheet(rows)).slice(1)).slice(1);
      expect(read).toHaveLength(rows.length);
      const cells = rows.flat().map((given, index) => ({ given, back: read.flat()[index] ?? "" }));
      expect(cells.filter(({ given, back }) => !says(back, given))).toEqual([]);
      const texts = cells.filter(({ given }) => typeof given === "string");
      expect(texts.filter(({ back }) => /^[\t\r]|^\s*[=+\-@]/.test(back))).toEqual([]);
    }),
  );
});

/** Whether a cell of the file says what was written: text perhaps with an apostrophe in front. */
function says(back: string, given: string | number | null): boolean {
  if (typeof given === "string") return back === given || back === `'${given}`;
  return back === (given === null ? "" : String(given));
}
