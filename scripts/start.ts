import { existsSync } from "node:fs";
import { loadEnvFile } from "node:process";
import { ConfigError, readConfig } from "../src/config.ts";

/** `npm start`: the real thing where settings say so, the sandbox where there are none. */
if (existsSync(".env")) loadEnvFile(".env");
try {
  await (readConfig(process.env).kind === "real" ? import("../src/main.ts") : import("../sandbox/main.ts"));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
