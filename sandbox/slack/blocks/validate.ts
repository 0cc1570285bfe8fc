import { ELEMENT_SURFACES, LIMITS, SURFACES, type Surface } from "../limits.ts";
import { BLOCKS } from "./layout.ts";
import { byType, isRecord, type Issue, list, string } from "./rules.ts";
import { plain } from "./text.ts";
import { allBlocks, allElements, textLength } from "./walk.ts";

/** What is wrong with a payload, and Slack's code for it when it is not the usual one of the call. */
export interface Verdict {
  readonly issues: readonly Issue[];
  readonly error: "msg_blocks_too_long" | "invalid_attachments" | "view_too_large" | null;
}

const anyBlock = byType("block", BLOCKS);

function surfaceIssues(blocks: unknown, surface: Surface, root: string): Issue[] {
  const refuse = (type: unknown, path: string, table: typeof SURFACES): Issue[] =>
    typeof type === "string" && Object.hasOwn(table, type) && !table[type]?.includes(surface)
      ? [{ path, rule: `${type} is not allowed in a ${surface}` }]
      : [];
  return [
    ...allBlocks(blocks, root).flatMap(({ block, path }) => refuse(block["type"], path, SURFACES)),
    ...allElements(blocks, root).flatMap(({ element, path }) =>
      refuse(element["type"], path, ELEMENT_SURFACES),
    ),
  ];
}

function duplicateIssues(blocks: unknown, root: string): Issue[] {
  const issues: Issue[] = [];
  const ids = new Set<string>();
  for (const { block, path } of allBlocks(blocks, root)) {
    const id = block["block_id"];
    if (typeof id !== "string" || id === "") continue;
    if (ids.has(id)) issues.push({ path: `${path}/block_id`, rule: `block_id "${id}" already exists` });
    ids.add(id);
  }
  const seen = new Map<unknown, Set<string>>();
  let focused = 0;
  for (const { block, actionId, element, path } of allElements(blocks, root)) {
    const own = seen.get(block) ?? new Set();
    if (own.has(actionId))
      issues.push({ path: `${path}/action_id`, rule: `action_id "${actionId}" already exists` });
    if (element["focus_on_load"] === true && ++focused > 1) {
      issues.push({ path: `${path}/focus_on_load`, rule: "only one element can be focused on load" });
    }
    seen.set(block, own.add(actionId));
  }
  return issues;
}

function totalIssues(blocks: unknown, root: string): Issue[] {
  const of = (...types: string[]) =>
    allBlocks(blocks, root).filter(({ block }) => types.some((type) => type === block["type"]));
  const most = (what: string, max: number, values: unknown[]): Issue[] => {
    const length = textLength(values);
    const rule = `all ${what} together must be at most ${max} characters (has ${length})`;
    return length > max ? [{ path: root, rule }] : [];
  };
  const rows = (...types: string[]) => of(...types).map(({ block }) => block["rows"]);
  const charts = of("data_visualization").length;
  return [
    ...most(
      "markdown",
      LIMITS.markdown,
      of("markdown").map(({ block }) => block),
    ),
    ...most("cells of tables", LIMITS.tableCharacters, rows("table")),
    ...most("cells of tables and data tables", LIMITS.dataTableCharacters, rows("table", "data_table")),
    ...(charts > LIMITS.charts
      ? [{ path: root, rule: `no more than ${LIMITS.charts} charts allowed (has ${charts})` }]
      : []),
  ];
}

function blocksIssues(blocks: unknown, surface: Surface, root: string): Issue[] {
  const issues: Issue[] = [];
  const max = surface === "message" ? LIMITS.messageBlocks : LIMITS.viewBlocks;
  list(anyBlock, 0, max)(blocks, root, (issue) => issues.push(issue));
  return [
    ...issues,
    ...surfaceIssues(blocks, surface, root),
    ...duplicateIssues(blocks, root),
    ...totalIssues(blocks, root),
  ];
}

/** Checks the blocks of a message. */
export function validateMessage(blocks: unknown): Verdict {
  const issues = blocksIssues(blocks, "message", "/blocks");
  if (issues.length > 0) return { issues, error: null };
  const tables = allBlocks(blocks).filter(
    ({ block }) => block["type"] === "table" || block["type"] === "data_table",
  );
  const second = tables[LIMITS.tables];
  if (second)
    return { issues: [{ path: second.path, rule: "only_one_table_allowed" }], error: "invalid_attachments" };
  const length = textLength(blocks) - textLength(tables.map(({ block }) => block["rows"]));
  if (length > LIMITS.blocksText) {
    const rule = `all text in blocks together must be at most ${LIMITS.blocksText} characters (has ${length})`;
    return { issues: [{ path: "/blocks", rule }], error: "msg_blocks_too_long" };
  }
  return { issues, error: null };
}

const HOME_FIELDS = ["type", "blocks", "private_metadata", "callback_id", "external_id"];
const MODAL_FIELDS = ["title", "submit", "close", "clear_on_close", "notify_on_close", "submit_disabled"];

/** Checks a modal or a Home view: https://docs.slack.dev/reference/views */
export function validateView(view: unknown, surface: "modal" | "home"): Verdict {
  if (!isRecord(view)) return { issues: [{ path: "/view", rule: "must be an object" }], error: null };
  const issues: Issue[] = [];
  const report = (issue: Issue): number => issues.push(issue);
  if (view["type"] !== surface) report({ path: "/view/type", rule: `must be ${surface}` });
  for (const name of Object.keys(view)) {
    if (!HOME_FIELDS.includes(name) && !(surface === "modal" && MODAL_FIELDS.includes(name)))
      report({ path: "/view", rule: `invalid additional property: ${name}` });
  }
  if (surface === "modal" && view["title"] === undefined)
    report({ path: "/view", rule: "missing required field: title" });
  for (const name of ["title", "submit", "close"]) {
    if (view[name] !== undefined && view[name] !== null)
      plain(LIMITS.viewTitle)(view[name], `/view/${name}`, report);
  }
  const strings = { private_metadata: LIMITS.viewMetadata, callback_id: LIMITS.id, external_id: LIMITS.id };
  for (const [name, max] of Object.entries(strings)) {
    if (view[name] !== undefined) string(max, 0)(view[name], `/view/${name}`, report);
  }
  issues.push(...blocksIssues(view["blocks"], surface, "/view/blocks"));
  const hasInput = allBlocks(view["blocks"]).some(({ block }) => block["type"] === "input");
  if (surface === "modal" && hasInput && !view["submit"]) {
    report({ path: "/view", rule: "missing required field: submit (the view has an input block)" });
  }
  if (issues.length > 0) return { issues, error: null };
  const bytes = Buffer.byteLength(JSON.stringify(view));
  return bytes > LIMITS.viewBytes
    ? {
        issues: [{ path: "/view", rule: `must be at most ${LIMITS.viewBytes} bytes (has ${bytes})` }],
        error: "view_too_large",
      }
    : { issues, error: null };
}
