import { readFile, writeFile } from "node:fs/promises";
import { parseDocument } from "yaml";
import { OPERATIONS } from "../src/operations/index.ts";
import { slashCommands } from "../src/handlers/slash-commands.ts";

/** `npm run manifest`: writes the slash commands that the operations make into manifest.yml, comments kept. */
const path = "manifest.yml";
const manifest = parseDocument(await readFile(path, "utf8"));
manifest.setIn(["features", "slash_commands"], slashCommands(OPERATIONS));
await writeFile(path, manifest.toString({ lineWidth: 110 }));
