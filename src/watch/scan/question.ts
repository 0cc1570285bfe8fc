import { createHash } from "node:crypto";
import type { Source } from "../rule.ts";

/** The same for two sources exactly where one scan answers both; short enough for the key of a job. */
export function questionKey(source: Source): string {
  const places = source.kind === "stock" ? source.locations : source.groups;
  const asked = [source.kind, [...places].toSorted(), [...source.skus].toSorted()];
  return createHash("sha256").update(JSON.stringify(asked)).digest("base64url").slice(0, 22);
}
