import type { KnownBlock } from "@slack/types";
import type { WriteCall } from "../../omni/index.ts";
import { section } from "../elements.ts";
import { escapeCode } from "../escape.ts";
import { plural } from "../text.ts";

/** They turn the direction of what follows, and control characters show as nothing. */
const UNSEEN = /[\u202A-\u202E\u2066-\u2069\u200E\u200F]|(?!\n)\p{Cc}/gu;
/** Escaped text of one block, with room for its marks. */
const BLOCK = 2900;

/** A call as people read it: method, path and query, then the body. `most` blocks at the most; what is left out is said. */
export function callBlocks(call: WriteCall, most: number): KnownBlock[] {
  const chunks = inChunks(pieces(callText(call)));
  const shown = chunks.slice(0, most);
  const left = chunks.slice(most).reduce((sum, chunk) => sum + chunk.length, 0);
  const more = left === 0 ? [] : [`… and ${plural(left, "more character")}`];
  return [...shown.map((chunk) => `\`\`\`${chunk}\`\`\``), ...more].flatMap((text) => section([text]) ?? []);
}

function callText({ method, path, query, body }: WriteCall): string {
  const asked = new URLSearchParams(query).toString();
  const line = `${method} ${path}${asked === "" ? "" : `?${asked}`}`;
  return body === undefined ? line : `${line}\n${JSON.stringify(body, null, 2) ?? ""}`;
}

/** Escaped lines, those that are too long for one block cut in pieces, never through an entity. */
function pieces(text: string): string[] {
  return text
    .toWellFormed()
    .replaceAll(UNSEEN, "")
    .split("\n")
    .flatMap((line) => escapeCode(line).match(/(?:&\w+;|[^&]){1,2000}/gu) ?? [""])
    .map((piece) => piece);
}

function inChunks(lines: readonly string[]): string[] {
  const chunks: string[] = [];
  for (const line of lines) {
    const joined = chunks.length === 0 ? line : `${chunks.at(-1)}\n${line}`;
    if (chunks.length > 0 && joined.length <= BLOCK) chunks.splice(-1, 1, joined);
    else chunks.push(line.slice(0, BLOCK));
  }
  return chunks;
}
