import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseMarkdown } from "../../sandbox/slack/page/blocks/text/markdown.ts";
import { parseSpan } from "../../sandbox/slack/page/blocks/text/markdown-span.ts";
import { parseMrkdwn } from "../../sandbox/slack/page/blocks/text/mrkdwn.ts";
import { plainText } from "../../sandbox/slack/page/blocks/text/nodes.ts";

/** Text made of the very marks that mean something, so that they meet in every way. */
const marked = fc
  .array(
    fc.oneof(
      fc.constantFrom("*", "_", "~", "`", "```", "\n", ">", "&gt;", "&amp;", " ", "|", "^", "<", ">", ":"),
      fc.constantFrom(
        "<@U1>",
        "<#C1|care>",
        "<!here>",
        "<https://a.example|b>",
        ":tada:",
        "<!date^1^{date}|x>",
      ),
      fc.string({ maxLength: 6 }),
    ),
  )
  .map((parts) => parts.join(""));

const letters = (text: string) => text.replace(/[^a-z0-9]/gi, "");

describe("mrkdwn", () => {
  test("any text is read without an error", () => {
    fc.assert(
      fc.property(marked, (text) => {
        expect(() => parseMrkdwn(text)).not.toThrow();
        expect(() => parseMarkdown(text)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });

  test("long rows of marks neither overflow nor hang", () => {
    for (const mark of ["*a ", "*_~", "<<", "``", "> ", "*_a_*"]) {
      const text = mark.repeat(6000);
      expect(plainText(parseMrkdwn(text)).length).toBeGreaterThan(0);
    }
  });

  test("letters are kept, in their order", () => {
    const words = fc.array(
      fc.constantFrom("a", "bc", "9", " ", "*", "_", "~", "`", "\n", "&amp;", "*x*", "_y z_"),
    );
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join("");
        expect(letters(plainText(parseMrkdwn(text)))).toBe(letters(text.replaceAll("&amp;", "&")));
        expect(letters(plainText(parseSpan(text)))).toBe(letters(text));
      }),
    );
  });

  test("text without marks is one node, unescaped once", () => {
    expect(parseMrkdwn("2 &lt; 3 &amp;amp; 4")).toEqual([{ kind: "text", text: "2 < 3 &amp; 4" }]);
  });

  test("marks count only around words", () => {
    expect(parseMrkdwn("*bold* a*b*c 2 * 3 * 4 snake_case_name")).toEqual([
      { kind: "bold", children: [{ kind: "text", text: "bold" }] },
      { kind: "text", text: " a*b*c 2 * 3 * 4 snake_case_name" },
    ]);
  });

  test("styles nest; code takes everything as it is", () => {
    expect(parseMrkdwn("*a _b_* `*c*`")).toEqual([
      {
        kind: "bold",
        children: [
          { kind: "text", text: "a " },
          { kind: "italic", children: [{ kind: "text", text: "b" }] },
        ],
      },
      { kind: "text", text: " " },
      { kind: "code", text: "*c*" },
    ]);
  });

  test("links, mentions and dates", () => {
    expect(
      parseMrkdwn(
        "<https://a.example/?x=1&amp;y|*A*> <@U1|ana> <#C1> <!subteam^S1> <!here> <!date^5^{time}|noon>",
      ),
    ).toEqual([
      {
        kind: "link",
        url: "https://a.example/?x=1&y",
        children: [{ kind: "bold", children: [{ kind: "text", text: "A" }] }],
      },
      { kind: "text", text: " " },
      { kind: "user", id: "U1", label: "ana" },
      { kind: "text", text: " " },
      { kind: "channel", id: "C1", label: undefined },
      { kind: "text", text: " " },
      { kind: "usergroup", id: "S1", label: undefined },
      { kind: "text", text: " " },
      { kind: "broadcast", range: "here" },
      { kind: "text", text: " " },
      { kind: "date", timestamp: 5, format: "{time}", url: undefined, fallback: "noon" },
    ]);
  });

  test("a link leads only where links may: a script is words", () => {
    expect(parseMrkdwn("<javascript:alert(1)|click>")).toEqual([
      { kind: "text", text: "<javascript:alert(1)|click>" },
    ]);
    expect(plainText(parseSpan("[click](javascript:alert(1))"))).toBe("[click](javascript:alert(1))");
  });

  test("quotes are whole lines, code blocks any lines", () => {
    expect(parseMrkdwn("before\n&gt; one\n&gt; two\nafter\n```x\n*y*```")).toEqual([
      { kind: "text", text: "before" },
      { kind: "quote", children: [{ kind: "text", text: "one\ntwo" }] },
      { kind: "text", text: "after" },
      { kind: "pre", text: "x\n*y*" },
    ]);
  });
});
