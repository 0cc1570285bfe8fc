import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import { type Manifest, parseManifest } from "./manifest.ts";

/** A manifest cannot be read, or is none; the message says why. */
export class BadManifest extends Error {
  override readonly name = "BadManifest";
}

/**
 * Reads an app's manifest, in YAML or JSON.
 * @throws {BadManifest} with every problem
 */
export async function readManifest(file: string): Promise<Manifest> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new BadManifest(`The manifest ${file} cannot be read: ${String(error)}`);
  });
  try {
    return parseManifest(parse(text));
  } catch (error) {
    const problems = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new BadManifest(`The manifest ${file} is not one:\n${problems}`);
  }
}
