/** Everything about a message that Slack would refuse, as sentences; written from Slack's reference pages. */
export function refusals(blocks: readonly unknown[]): string[] {
  const found: string[] = [];
  const check = (holds: boolean, sentence: string): void => {
    if (!holds) found.push(sentence);
  };
  check(blocks.length >= 1 && blocks.length <= 50, `${blocks.length} blocks`);
  const all = blocks.map(asRecord);
  for (const block of all) {
    const known = CHECKS[text(block["type"])];
    if (known === undefined) check(false, `block of type ${text(block["type"])}`);
    else known(block, check);
  }
  const named = all.map((block) => block["block_id"]).filter((id) => id !== undefined);
  check(new Set(named).size === named.length, "block ids repeat");
  check(all.filter(({ type }) => type === "data_table").length <= 1, "more than one table");
  check(textIn(blocks) <= 13_200, `${textIn(blocks)} characters in all`);
  return found;
}

type Fields = Readonly<Record<string, unknown>>;
type Check = (holds: boolean, sentence: string) => void;

const CHECKS: Readonly<Record<string, (block: Fields, check: Check) => void>> = {
  section: (block, check) => {
    checkText(asRecord(block["text"]), 3000, check);
    if (block["accessory"] !== undefined) checkButton(asRecord(block["accessory"]), check);
  },
  context: (block, check) => {
    const elements = list(block["elements"]);
    check(elements.length >= 1 && elements.length <= 10, `${elements.length} context elements`);
    for (const element of elements) checkText(asRecord(element), 3000, check);
  },
  divider: () => undefined,
  actions: (block, check) => {
    const elements = list(block["elements"]).map(asRecord);
    check(elements.length >= 1 && elements.length <= 25, `${elements.length} actions`);
    const ids = elements.map((element) => element["action_id"]);
    check(new Set(ids).size === ids.length, `action ids repeat: ${ids.join(" ")}`);
    for (const element of elements) checkButton(element, check);
  },
  data_table: (block, check) => {
    const rows = list(block["rows"]).map(list);
    const [header] = rows;
    const cells = rows.flat().map(asRecord);
    const size = block["page_size"];
    check(rows.length >= 2 && rows.length <= 101, `${rows.length} table rows`);
    check((header?.length ?? 0) >= 1 && (header?.length ?? 0) <= 20, `${header?.length} table columns`);
    check(
      rows.every((row) => row.length === header?.length),
      "rows of different lengths",
    );
    check(
      cells.every((cell) => text(cell["text"]).length >= 1),
      "an empty cell",
    );
    check(cells.every(isCell), "a cell of another kind");
    check(cells.reduce((sum, cell) => sum + text(cell["text"]).length, 0) <= 10_000, "too much in a table");
    check(typeof size === "number" && size >= 1 && size <= 100, `page size ${String(size)}`);
    check(text(block["caption"]).length >= 1, "no caption");
  },
};

function isCell(cell: Fields): boolean {
  return cell["type"] === "raw_text" || (cell["type"] === "raw_number" && Number.isFinite(cell["value"]));
}

function checkButton(button: Fields, check: Check): void {
  const label = asRecord(button["text"]);
  const id = text(button["action_id"]);
  check(button["type"] === "button", `element ${text(button["type"])}`);
  check(label["type"] === "plain_text", "a label with markup");
  check(
    text(label["text"]).length >= 1 && text(label["text"]).length <= 75,
    `label of ${text(label["text"]).length}`,
  );
  check(id.length >= 1 && id.length <= 255, `action id of ${id.length}`);
  check(/^(ask|form|page|csv|share|url|choose)(\.[\w.-]+)?$/.test(id), `action id ${id}`);
  check(text(button["value"] ?? "").length <= 2000, "a value over 2,000");
  check(text(button["url"] ?? "").length <= 3000, "a url over 3,000");
  check(text(button["accessibility_label"] ?? "").length <= 75, "an accessibility label over 75");
}

function checkText(object: Fields, most: number, check: Check): void {
  const { length } = text(object["text"]);
  check(object["type"] === "mrkdwn", `text of type ${text(object["type"])}`);
  check(object["verbatim"] === true, "text that Slack may turn into links");
  check(length >= 1 && length <= most, `text of ${length}`);
}

/** All text that people read in these blocks, markup included. */
export function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((each: unknown) => textsIn(each));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    name === "text" && typeof each === "string" ? [each] : textsIn(each),
  );
}

function textIn(value: unknown): number {
  return textsIn(value).reduce((sum, each) => sum + each.length, 0);
}

function asRecord(value: unknown): Fields {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
