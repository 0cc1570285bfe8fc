import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { dialects } from "../database/support.ts";
import { rejection } from "./change.ts";
import { type Bench, benchForEach } from "./support.ts";

interface Run {
  readonly status: unknown;
  readonly out: string;
  readonly err: string;
}

function run(args: readonly string[], env: Record<string, string>): Promise<Run> {
  return new Promise((done) => {
    const options = { env: { PATH: process.env["PATH"], ...env }, cwd: "/" };
    execFile(process.execPath, [resolve("scripts/audit.ts"), ...args], options, (error, out, err) => {
      done({ status: error === null ? 0 : error.code, out, err });
    });
  });
}

function settings({ fresh: { place } }: Bench): Record<string, string> {
  return place.kind === "sqlite" ? { DATA_DIR: place.dataDir } : { DATABASE_URL: place.url };
}

describe.each(dialects)("npm run audit on %s, while the bot has the database open,", (dialect) => {
  const bench = benchForEach(dialect);
  const audit = (...args: string[]) => run(args, settings(bench()));
  const reject = async () => {
    const { ledger } = bench();
    const { record } = await ledger.confirm(rejection({ reason: "=1+1" }));
    await ledger.take(record.id);
    await ledger.finish(record.id, { state: "done", traceId: "7f3a", reference: "Q4K2" });
  };

  it("verifies: whole, then changed, then cut off", async () => {
    await reject();
    const whole = await audit("verify");
    expect(whole.out).toMatch(/^The audit is whole: 3 entries, none changed.*\nIts head is 3:[0-9a-f]{64}\n/);
    expect(whole.status).toBe(0);
    const head = /3:[0-9a-f]{64}/.exec(whole.out)?.[0] ?? "";
    expect((await audit("verify", "--noted", head)).status).toBe(0);

    const { database, ledger } = bench();
    await ledger.confirm(rejection({ key: "key-2" }));
    await sql`update audit set person = 'U0BEN' where seq = 2`.execute(database.db);
    const changed = await audit("verify");
    expect([changed.status, changed.err]).toEqual([1, "Entry 2 was changed.\n"]);
    expect(changed.out).toContain("The audit is not whole. 4 entries were read");

    for (const table of ["audit", "audit_targets", "audit_reasons"]) {
      await sql`delete from ${sql.table(table)}`.execute(database.db);
    }
    await sql`update audit_head set seq = 0, hash = ${"0".repeat(64)}`.execute(database.db);
    expect((await audit("verify")).status).toBe(0);
    const noted = await audit("verify", "--noted", head);
    expect([noted.status, noted.err]).toEqual([1, expect.stringContaining("The noted entry 3 is not there")]);
  });

  it("lists what fits, newest first, or as a file", async () => {
    await reject();
    await bench().ledger.confirm(
      rejection({ key: "2", person: "U0BEN", target: { kind: "shipment", id: "7" } }),
    );
    const { out } = await audit("list", "--order", "1001", "--person", "U0ANA", "--since", "2026-11-01");
    expect(out.trim().split("\n")).toEqual([
      "3  2026-11-23T12:00:00.000Z  shipment.reject done  U0ANA  C0FULFIL  shipment 20078, order 1001  trace 7f3a  reference Q4K2",
      "2  2026-11-23T12:00:00.000Z  shipment.reject sending  U0ANA  C0FULFIL  shipment 20078, order 1001",
      '1  2026-11-23T12:00:00.000Z  shipment.reject confirmed  U0ANA  C0FULFIL  shipment 20078, order 1001  "=1+1"',
    ]);
    expect((await audit("list", "--sku", "nothing")).out).toBe("No entry fits.\n");
    const file = (await audit("list", "--csv", "--shipment", "20078")).out.split("\r\n");
    expect(file[0]).toMatch(/^\uFEFFseq,at,operation,outcome,person,by,channel/);
    expect(file).toHaveLength(5);
    expect(file[3]).toContain(",'=1+1,");
    expect((await audit("list", "--limit", "1")).err).toContain("These are the newest 1");
  });
});

describe("npm run audit", () => {
  it.each([
    [["verify"], "There is no database in ./data. Set DATA_DIR"],
    [["look"], '"look" is neither verify nor list.'],
    [[], "Verify, or list?"],
    [["list", "--since", "yesterday"], "“yesterday” is not a time."],
    [["list", "--limit", "0"], "--limit 0 is not a count."],
    [["verify", "--noted", "3:x"], "--noted is a head as it was printed"],
    [["list", "--colour", "red"], "--colour"],
  ])("says what is wrong with %j", async (args, sentence) => {
    const { status, err } = await run(args, {});
    expect([status, err]).toEqual([2, expect.stringContaining(sentence)]);
  });

  it("names a server that does not answer, without its password", async () => {
    const { status, err } = await run(["verify"], {
      DATABASE_URL: "postgres://omni:s3cr3t@127.0.0.1:1/shop",
    });
    expect([status, err]).toEqual([2, expect.stringContaining("Check DATABASE_URL")]);
    expect(err).not.toContain("s3cr3t");
  });
});
