import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseMrkdwn } from "../../sandbox/slack/page/blocks/text/mrkdwn.ts";
import { say } from "../../src/blocks/conversation/say.ts";
import { escapeCode, escapeMrkdwn, flat } from "../../src/blocks/escape.ts";

/** Undoes the escapes; text that holds the look-alikes itself is not drawn here. */
function unescape(text: string): string {
  const back: Record<string, string> = { "∗": "*", ˍ: "_", "∼": "~", ˋ: "`", "∶": ":", "＞": ">" };
  return text
    .replaceAll(/[∗ˍ∼ˋ∶＞]/g, (character) => back[character] ?? character)
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

const markup = fc
  .array(
    fc.constantFrom(
      ..."*_~`<>&:|!@#^ \n".split(""),
      "<!channel>",
      "<@U123>",
      "*bold*",
      "_x_",
      ":x:",
      ":warning:",
      "&amp;",
      "https://evil.example",
      "a",
      "B2",
      "```",
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));
const outside = fc.oneof(
  markup,
  fc.string({ unit: "binary", maxLength: 60 }).filter((text) => !/[∗ˍ∼ˋ∶＞]/u.test(text)),
);

describe("outside text in mrkdwn", () => {
  test.each([
    ["<!channel>", "&lt;!channel&gt;"],
    ["<@U123|x>", "&lt;@U123|x&gt;"],
    ["*bold*", "∗bold∗"],
    ["_x_", "ˍxˍ"],
    ["~x~", "∼x∼"],
    ["`x`", "ˋxˋ"],
    ["> quoted", "＞ quoted"],
    [":x:", "∶x:"],
    ["TORONTO_SOUTH", "TORONTO_SOUTH"],
    ["a\nb\tc", "a b c"],
    ["R&D", "R&amp;D"],
    ["abc\u202Edef", "abcdef"],
  ])("%j is %j", (text, escaped) => {
    expect(escapeMrkdwn(text)).toBe(escaped);
  });

  test("does not open an emoji that a colon of ours would close", () => {
    expect(say`${"of :x"}: 3 done, ${"SKU:a"} is left`.mrkdwn).toBe("of ∶x: 3 done, SKU:a is left");
    expect(say`Not since ${"14:02"}: Omni is away`.mrkdwn).toBe("Not since 14:02: Omni is away");
  });

  test("is text and nothing else to a reader of mrkdwn, and says what it said", () => {
    fc.assert(
      fc.property(outside, (text) => {
        const nodes = parseMrkdwn(escapeMrkdwn(text));
        expect(nodes.filter(({ kind }) => kind !== "text")).toEqual([]);
        expect(unescape(escapeMrkdwn(text))).toBe(flat(text));
      }),
      { numRuns: 1000 },
    );
  });

  test("makes nothing together with text beside it", () => {
    fc.assert(
      fc.property(outside, outside, (a, b) => {
        const nodes = parseMrkdwn(`x ${escapeMrkdwn(a)} · ${escapeMrkdwn(b)} y`);
        expect(nodes.every(({ kind }) => kind === "text")).toBe(true);
      }),
    );
  });
});

test("text in a code block cannot end it", () => {
  fc.assert(
    fc.property(outside, (text) => {
      const nodes = parseMrkdwn(`\`\`\`\n${escapeCode(`x${flat(text)}x`)}\n\`\`\``);
      expect(nodes.map(({ kind }) => kind)).toEqual(["pre"]);
    }),
  );
});
