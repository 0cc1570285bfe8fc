import { z } from "zod";
import * as fc from "fast-check";
import type { Message } from "../../../src/blocks/message.ts";
import { validateMessage, validateView, type Verdict } from "../../../sandbox/slack/blocks/validate.ts";

/** What Slack would refuse of a message, and what came from outside and is markup in it. */
export function faultsOf({ text, blocks }: Message): string[] {
  return [
    ...issues(validateMessage(blocks)),
    ...(blocks.length === 0 ? ["no blocks"] : []),
    ...(text.trim() === "" || text.length > 3000 ? ["text must say something, and not too much"] : []),
    ...(/[<>*`~\n]/.test(text) ? [`markup in the text: ${text}`] : []),
    ...markupIn(blocks),
  ];
}

/** The same of a view. */
export function faultsOfView(view: unknown, surface: "modal" | "home"): string[] {
  return [...issues(validateView(view, surface)), ...markupIn(view)];
}

/** Asserts for anything at all that what is made of it has no fault. */
export function always<T>(any: fc.Arbitrary<T>, faults: (given: T) => string[]): () => void {
  const property = fc.property(any, (given) => {
    const [first] = faults(given);
    if (first !== undefined) throw new Error(first);
  });
  return () => fc.assert(property, { numRuns: 100 });
}

function issues(verdict: Verdict): string[] {
  return [
    ...verdict.issues.map(({ path, rule }) => `${path} ${rule}`),
    ...(verdict.error === null ? [] : [verdict.error]),
  ];
}

/** What the app itself links to and mentions; in code, nothing is read as markup but angle brackets. */
const OURS = /^<(#[CG][A-Z0-9]+|@[UW][A-Z0-9]+|!subteam\^S[A-Z0-9]+|!date\^[^<>]+|https:\/\/[^<>]+)>$/;
const MARKUP = /`|~|(?<![A-Za-z0-9])_\S|:[a-z_+]+:|^>/m;

function markupIn(shown: unknown): string[] {
  return mrkdwnIn(shown).flatMap((text) => {
    const brackets = (text.match(/<[^>]*>?/g) ?? []).filter((each) => !OURS.test(each));
    const prose = text.replaceAll(/`[^`\n]+`/g, "").replaceAll(/<[^>]*>/g, "");
    const bold = prose.split("\n").filter((line) => (line.match(/\*/g)?.length ?? 0) % 2 === 1);
    return [...brackets, ...(MARKUP.test(prose) ? [prose] : []), ...bold].map((each) => `markup in: ${each}`);
  });
}

function mrkdwnIn(shown: unknown): string[] {
  if (Array.isArray(shown)) return shown.flatMap(mrkdwnIn);
  if (typeof shown !== "object" || shown === null) return [];
  const own =
    "type" in shown && shown.type === "mrkdwn" && "text" in shown && typeof shown.text === "string"
      ? [shown.text]
      : [];
  return [...own, ...Object.values(shown).flatMap(mrkdwnIn)];
}

/** The texts of a message as a person reads them, a line a block. */
export function read(message: { readonly blocks: readonly unknown[] }): string[] {
  return message.blocks.map((block) => textsIn(block).join(" | "));
}

function textsIn(shown: unknown): string[] {
  if (Array.isArray(shown)) return shown.flatMap(textsIn);
  if (typeof shown !== "object" || shown === null) return [];
  const own = "text" in shown && typeof shown.text === "string" ? [shown.text] : [];
  return [
    ...own,
    ...Object.entries(shown).flatMap(([key, value]) => (key === "options" ? [] : textsIn(value))),
  ];
}

const ButtonShape = z.object({
  type: z.literal("button"),
  text: z.object({ text: z.string() }),
  value: z.string(),
  accessibility_label: z.string().optional(),
});

/** The buttons of a message, in the order they stand. */
export function buttonsIn(message: { readonly blocks: readonly unknown[] }): z.infer<typeof ButtonShape>[] {
  const rows = message.blocks.flatMap(
    (block) => z.object({ elements: z.array(z.unknown()) }).safeParse(block).data?.elements ?? [],
  );
  return rows.flatMap((element) => ButtonShape.safeParse(element).data ?? []);
}
