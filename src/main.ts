import { enableCompileCache, flushCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

/** Once it listens, the compiled code of what it took is there to be kept. */
const KEEP_AFTER_MS = 1_000;

// Before anything else is loaded: compiling is a fifth of a start. In a folder that belongs to whoever owns the program,
// because code comes out of it; where nothing can be written, each start compiles anew.
enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/omni-for-slack", import.meta.url)));
const { runBot } = await import("./bot.ts");
await runBot({ onReady: () => void setTimeout(flushCompileCache, KEEP_AFTER_MS).unref() });
