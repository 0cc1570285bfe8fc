import { expect } from "vitest";
import type { Message } from "../../../src/blocks/message.ts";
import { validateMessage, validateView } from "../../../sandbox/slack/blocks/validate.ts";

/** Slack takes the message, it says something, and nothing that came from outside is markup in it. */
export function expectGood(message: Message): void {
  expect(validateMessage(message.blocks)).toEqual({ issues: [], error: null });
  expect(message.blocks.length).toBeGreaterThan(0);
  expect(message.text.trim()).not.toBe("");
  expect(message.text.length).toBeLessThanOrEqual(3000);
  expect(message.text).not.toMatch(/[<>*`~\n]/);
  expectHarmless(message.blocks);
}

/** The same of a view. */
export function expectGoodView(view: unknown, surface: "modal" | "home"): void {
  expect(validateView(view, surface)).toEqual({ issues: [], error: null });
  expectHarmless(view);
}

/** What the app itself links to and mentions; in code, nothing is read as markup but angle brackets. */
const OURS = /^<(#[CG][A-Z0-9]+|@[UW][A-Z0-9]+|!subteam\^S[A-Z0-9]+|!date\^[^<>]+|https:\/\/[^<>]+)>$/;

function expectHarmless(shown: unknown): void {
  for (const text of mrkdwnIn(shown)) {
    for (const bracketed of text.match(/<[^>]*>?/g) ?? []) expect(bracketed).toMatch(OURS);
    const prose = text.replaceAll(/`[^`\n]+`/g, "").replaceAll(/<[^>]*>/g, "");
    expect(prose).not.toMatch(/`|~|(?<![A-Za-z0-9])_\S|:[a-z_+]+:|^>/m);
    for (const line of prose.split("\n"))
      expect(line.match(/\*/g)?.length ?? 0).toSatisfy((stars: number) => stars % 2 === 0);
  }
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
