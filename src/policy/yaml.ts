import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from "yaml";

/** Where in the file: keys of maps and positions in lists, from the top. */
export type Path = readonly (string | number)[];
export type Found = { line: number; text: string };
export type YamlFile = { value: unknown; lineOf: (path: Path) => number; problems: Found[] };

/** Errors after which the rest of the file can still be read, so that it can all be reported at once. */
const passable = new Set(["DUPLICATE_KEY", "BAD_ALIAS", "MULTIPLE_DOCS"]);

const quoteStar =
  'a word that begins with * must be in quotes, as in "*.read" (and YAML aliases are not used here)';

/** YAML to plain values, with the line of each; `value` is `undefined` where it could not be read at all. */
export function readYaml(text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const problems = [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
    line: lineAt(pos[0]),
    text: code === "BAD_ALIAS" ? quoteStar : said(code, message),
  }));
  visit(document, {
    Alias(_key, node) {
      if (node.source !== "") problems.push({ line: lineAt(node.range?.[0] ?? 0), text: quoteStar });
      return visit.REMOVE;
    },
  });
  const readable = document.errors.every(({ code }) => passable.has(code));
  const value: unknown = readable ? document.toJS() : undefined;
  return { value, lineOf: (path) => lineAt(offsetOf(document.contents, path)), problems };
}

function said(code: string, message: string): string {
  switch (code) {
    case "DUPLICATE_KEY":
      return "this key is already in the same list of keys: keep one of them";
    case "NON_STRING_KEY":
      return "a key must be a plain word";
    case "TAB_AS_INDENT":
      return "a tab is not allowed here: indent with spaces";
    case "MULTIPLE_DOCS":
      return 'a second document begins here: one file, one policy, so remove the "---"';
    default:
      return `this is not YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}`;
  }
}

/** The offset of the deepest thing on the path that the file really has. */
function offsetOf(contents: Node | null, path: Path): number {
  let node: unknown = contents;
  let offset = contents?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
      if (!isScalar(pair?.key)) return offset;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === "number") {
      const item: unknown = node.items[step];
      offset = startOf(item) ?? offset;
      node = item;
    }
  }
  return offset;
}

function startOf(item: unknown): number | undefined {
  return isScalar(item) || isMap(item) || isSeq(item) ? item.range?.[0] : undefined;
}
