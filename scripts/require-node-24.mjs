// Plain JavaScript on purpose: an older Node must be able to read this file to say what is wrong.
const [major] = process.versions.node.split(".").map(Number);
if (major === undefined || major < 24) {
  console.error(
    `Omni for Slack needs Node 24 or newer; this is ${process.version}.\n` +
      "Run it with `npm start` or `npm test` after a plain `npm ci`, which brings Node 24 along on Linux\n" +
      "(do not leave out optional dependencies), or install Node 24 from https://nodejs.org.",
  );
  process.exit(1);
}
