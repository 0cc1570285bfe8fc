import type { KnownBlock } from "@slack/types";
import type { WriteCall } from "../../omni/index.ts";
import { section } from "../elements.ts";
import { escapeCode } from "../escape.ts";

/** They turn the direction of what follows, and control characters show as nothing. */
const UNSEEN = /[\u202A-\u202E\u2066-\u2069\u200E\u200F]|(?!\n)\p{Cc}/gu;
/** Escaped text of one block, with room for its marks; and letters of one line of it, each up to five once escaped. */
const BLOCK = 2900;
const LINE = 500;

/** A call as people read it: method, path and query, then the body, in `most` blocks at the most. */
export function callBlocks(call: WriteCall, most: number): KnownBlock[] {
  const chunks = inChunks(pieces(callText(call)));
  const shown = chunks.slice(0, most).map((chunk) => `\`\`\`${chunk}\`\`\``);
  const rest = chunks.length > most ? ["… and more than fits here."] : [];
  return [...shown, ...rest].flatMap((text) => section([text]) ?? []);
}

/** What is asked stands in lines of its own, as it was said: on the wire it is encoded. */
function callText({ method, path, query = {}, body }: WriteCall): string {
  const asked = Object.entries(query).map(([name, value], at) => `${at === 0 ? "?" : "&"}${name}=${value}`);
  const sent = body === undefined ? [] : [JSON.stringify(body, null, 2) ?? ""];
  return [`${method} ${path}`, ...asked, ...sent].join("\n");
}

const PIECE = new RegExp(`[^]{1,${LINE}}`, "gu");

/** Escaped lines; those that are too long for one block go on in the next line. */
function pieces(text: string): string[] {
  const lines = text.toWellFormed().replaceAll(UNSEEN, "").split("\n");
  return lines.flatMap((line) => line.match(PIECE) ?? [""]).map(escapeCode);
}

function inChunks(lines: readonly string[]): string[] {
  const chunks: string[] = [];
  for (const line of lines) {
    const joined = chunks.length === 0 ? line : `${chunks.at(-1)}\n${line}`;
    if (chunks.length > 0 && joined.length <= BLOCK) chunks.splice(-1, 1, joined);
    else chunks.push(line);
  }
  return chunks;
}
