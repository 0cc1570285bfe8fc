import type { Preview } from "../../operations/change.ts";
import { outside, type Said, sentences } from "../conversation/say.ts";
import { labelled, sentence } from "./words.ts";

/** How it is and how it will be, a line each: "Now", "After" with the way back, and what to know before. */
export function previewLines(
  preview: Preview | undefined,
  now: string | undefined = preview?.now,
  reason?: string,
): Said {
  return labelled([
    ["Now", now === undefined ? undefined : outside(now, 600)],
    ["After", sentences(sentence(preview?.after, 400), sentence(preview?.undo))],
    ["Warning", sentence(preview?.warning, 600)],
    ["Reason", sentence(reason)],
  ]);
}
