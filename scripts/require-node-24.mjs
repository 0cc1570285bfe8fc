// Plain JavaScript on purpose: an older Node must be able to read this file, to go on with the Node 24 that
// `npm ci` brought along, or to say what is wrong.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const major = Number.parseInt(process.versions.node, 10);
if (major < 24) {
  const pinned = fileURLToPath(
    new URL(`../node_modules/node-linux-${process.arch}/bin/node`, import.meta.url),
  );
  if (process.platform === "linux" && existsSync(pinned)) await goOnWith(pinned);
  console.error(
    `Omni for Slack needs Node 24 or newer; this is ${process.version}.\n` +
      "A plain `npm ci` brings Node 24 along on Linux (do not leave out optional dependencies);\n" +
      "elsewhere install it from https://nodejs.org.",
  );
  process.exit(1);
}

/**
 * Runs the same command with another Node, passes signals on, and ends as it ends.
 * @param {string} node
 * @returns {Promise<never>}
 */
function goOnWith(node) {
  const child = spawn(node, [...process.execArgv, ...process.argv.slice(1)], { stdio: "inherit" });
  /** @type {NodeJS.Signals[]} */
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  return new Promise(() => {
    child.on("exit", (code, signal) => process.exit(code ?? (signal === null ? 1 : 143)));
  });
}
