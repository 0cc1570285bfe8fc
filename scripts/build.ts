import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { bundle } from "./bundle.ts";

/** `npm run build`: the bot for production, to be started with `node dist/main.mjs`. */
const folder = "dist";
await rm(folder, { recursive: true, force: true });
const files = await bundle({ entry: "src/main.ts", folder, name: "main" });
for (const file of files) {
  const { size } = await stat(join(folder, file));
  console.log(`${join(folder, file)}  ${Math.ceil(size / 1024)} kB`);
}
