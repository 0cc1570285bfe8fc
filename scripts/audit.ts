import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { csv } from "../src/blocks/csv.ts";
import { given, variables } from "../src/config/variables.ts";
import { DatabaseTooNew } from "../src/database/migrate.ts";
import { type Database, DatabaseUnavailable, openDatabase } from "../src/database/open-database.ts";
import { type Audit, type AuditFilter, createAudit, type ListedEntry } from "../src/ledger/index.ts";
import { since as sinceSaid } from "../src/operations/since.ts";

const usage = `Who did what, and is the record of it whole?

  npm run audit -- verify [--noted 120:9f86d0…]
      Walks the chain of entries from its beginning. --noted: a head that was printed before, and noted elsewhere.

  npm run audit -- list [--order 1001] [--person U0ANA] [--since 7d] [--limit 100] [--csv]
      Entries, newest first; those that fit everything that is said.

  --order, --shipment, --sku, --location, --store, --customer   what an entry names
  --person   the id of a person: who asked for it, or decided, settled or stopped it
  --since    24h, 7d, 2w or a date such as 2026-11-01
  --csv      all of them, as a file

The database is the one that DATABASE_URL names, else the file in DATA_DIR (./data), also while the bot runs.
Exit status: 0 whole or listed, 1 something is wrong with the audit, 2 the question or the database cannot be used.`;

const KINDS = ["order", "shipment", "sku", "location", "store", "customer"] as const;
const PAGE = 500;

class UsageError extends Error {}

const text = { type: "string" } as const;
const options = {
  order: text,
  shipment: text,
  sku: text,
  location: text,
  store: text,
  customer: text,
  person: text,
  since: text,
  limit: text,
  noted: text,
  csv: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

type Values = ReturnType<typeof read>["values"];

function read(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function verify(audit: Audit, noted: { seq: number; hash: string } | undefined): Promise<number> {
  const { entries, reasonsDeleted, problems, head } = await audit.verify();
  const found = [...problems.map(({ what }) => what), ...(await checkNoted(audit, noted))];
  for (const what of found) console.error(what);
  console.log(
    found.length === 0
      ? `The audit is whole: ${entries} entries, none changed, removed or inserted; ${reasonsDeleted} reasons deleted.`
      : `The audit is not whole. ${entries} entries were read; what is wrong with them is said above.`,
  );
  console.log(`Its head is ${head.seq}:${head.hash}`);
  console.log(
    "Not seen from inside: its end cut off together with the head, or all of it written anew. Note the head " +
      "elsewhere, and give it the next time as --noted.",
  );
  return found.length === 0 ? 0 : 1;
}

async function checkNoted(audit: Audit, noted: { seq: number; hash: string } | undefined): Promise<string[]> {
  if (noted === undefined || noted.seq === 0) return [];
  const { entries } = await audit.list({ before: noted.seq + 1, limit: 1 });
  const [entry] = entries;
  if (entry?.seq === noted.seq && entry.hash === noted.hash) return [];
  return [
    `The noted entry ${noted.seq} is not there as it was: the end was cut off, or all was written anew.`,
  ];
}

function notedOf({ noted }: Values): { seq: number; hash: string } | undefined {
  if (noted === undefined) return undefined;
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(noted) ?? [];
  if (seq === undefined || hash === undefined) {
    throw new UsageError("--noted is a head as it was printed: 120:9f86d0…, with all 64 characters.");
  }
  return { seq: Number(seq), hash };
}

function filterOf(values: Values): Omit<AuditFilter, "before"> {
  const targets = KINDS.flatMap((kind) => {
    const id = values[kind];
    return id === undefined ? [] : [{ kind, id }];
  });
  return { targets, person: values.person, since: sinceOf(values), limit: limitOf(values) };
}

function sinceOf({ since }: Values): number | undefined {
  if (since === undefined) return undefined;
  const said = sinceSaid.safeParse([since]);
  if (said.success) return said.data.before(Date.now()).getTime();
  throw new UsageError(said.error.issues.map(({ message }) => message).join(" "));
}

function limitOf({ limit, csv: all }: Values): number {
  if (limit === undefined) return all ? Number.POSITIVE_INFINITY : 100;
  const number = Number(limit);
  if (!Number.isSafeInteger(number) || number < 1) throw new UsageError(`--limit ${limit} is not a count.`);
  return number;
}

/** Reads page by page, so that a long audit is never held whole. */
async function* pages(
  audit: Audit,
  filter: Omit<AuditFilter, "before">,
): AsyncGenerator<readonly ListedEntry[]> {
  let [left, before]: [number, number | undefined] = [filter.limit, undefined];
  while (left > 0) {
    const { entries, more } = await audit.list({ ...filter, before, limit: Math.min(left, PAGE) });
    yield entries;
    if (!more) return;
    left -= entries.length;
    before = entries.at(-1)?.seq;
  }
}

async function list(audit: Audit, filter: Omit<AuditFilter, "before">, asCsv: boolean): Promise<number> {
  let [count, first] = [0, true];
  for await (const entries of pages(audit, filter)) {
    if (asCsv) process.stdout.write(asFile(entries, first));
    else for (const entry of entries) console.log(line(entry));
    count += entries.length;
    first = false;
  }
  if (count === 0 && !asCsv) console.log("No entry fits.");
  if (count === filter.limit) console.error(`These are the newest ${count}; --limit shows more.`);
  return 0;
}

const COLUMNS = [
  "seq",
  "at",
  "operation",
  "outcome",
  "person",
  "by",
  "channel",
  "rule",
  "change",
  "traceId",
  "reference",
  "previewHash",
  "reason",
  "reasonHash",
  "hash",
] as const;

function asFile(entries: readonly ListedEntry[], first: boolean): string {
  const columns = [...COLUMNS, "targets"].map((label) => ({ label }));
  const rows = entries.map((entry) => [
    ...COLUMNS.map((column) => (column === "at" ? timeOf(entry) : (entry[column] ?? null))),
    targetsOf(entry),
  ]);
  const file = csv({ caption: "Audit", columns, rows });
  return first ? file : file.slice(file.indexOf("\r\n") + 2);
}

function line(entry: ListedEntry): string {
  const { seq, operation, outcome, person, by, channel, traceId, reference, reason } = entry;
  const parts = [
    `${seq}`,
    timeOf(entry),
    `${operation} ${outcome}`,
    by === undefined ? person : `${person}, by ${by}`,
    channel ?? "direct",
    targetsOf(entry),
    ...(traceId === undefined ? [] : [`trace ${traceId}`]),
    ...(reference === undefined ? [] : [`reference ${reference}`]),
    ...(reason === undefined ? [] : [JSON.stringify(reason)]),
  ];
  return parts.filter((part) => part !== "").join("  ");
}

function timeOf({ at }: ListedEntry): string {
  return new Date(at).toISOString();
}

function targetsOf({ targets }: ListedEntry): string {
  return targets.map(({ kind, id }) => `${kind} ${id}`).join(", ");
}

async function openExisting(): Promise<Database> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const read = variables.pick({ DATABASE_URL: true, DATA_DIR: true }).safeParse(given(process.env));
  if (!read.success) {
    throw new UsageError(
      read.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("\n"),
    );
  }
  const { DATABASE_URL: url, DATA_DIR: dataDir } = read.data;
  if (url !== undefined) return openDatabase({ kind: "postgres", url });
  if (existsSync(join(dataDir, "omni.sqlite"))) return openDatabase({ kind: "sqlite", dataDir });
  throw new UsageError(`There is no database in ${dataDir}. Set DATA_DIR or DATABASE_URL as the bot has it.`);
}

async function main(): Promise<number> {
  const { values, positionals } = read(process.argv.slice(2));
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const [command, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`"${more.join(" ")}" is one word too many.`);
  if (command !== "verify" && command !== "list") {
    throw new UsageError(
      command === undefined ? "Verify, or list?" : `"${command}" is neither verify nor list.`,
    );
  }
  const [noted, filter] = [notedOf(values), filterOf(values)];
  const database = await openExisting();
  try {
    const audit = createAudit({ db: database.db, now: () => Date.now() });
    return await (command === "verify" ? verify(audit, noted) : list(audit, filter, values.csv));
  } finally {
    await database.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const told = [UsageError, DatabaseUnavailable, DatabaseTooNew];
  if (!(error instanceof Error) || !told.some((kind) => error instanceof kind)) throw error;
  console.error(error.message);
  if (error instanceof UsageError) console.error(`\n${usage}`);
  process.exitCode = 2;
}
