import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const script = resolve("scripts/policy.ts");
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "policy-cli-"));
  await writeFile(join(folder, "broken.yml"), "version: 1\nguests: all\nextra: 1\n");
  await writeFile(join(folder, "policy.yml"), "version: 1\ndirect: { allow: [order.read] }\n");
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

type Run = { status: number | string | null | undefined; out: string; err: string };

function run(args: string[], env: Record<string, string> = {}): Promise<Run> {
  return new Promise((done) => {
    const options = { cwd: folder, env: { PATH: process.env.PATH, ...env } };
    execFile(process.execPath, [script, ...args], options, (error, out, err) => {
      done({ status: error === null ? 0 : error.code, out, err });
    });
  });
}

const sandbox = resolve("sandbox/policy.yml");
const asking = (user: string, channel: string, right: string, ...more: string[]) =>
  run(["explain", "--file", sandbox, "--user", user, "--channel", channel, "--operation", right, ...more]);

describe("explain", () => {
  test("an allowed question ends with 0 and its rule", async () => {
    const { status, out } = await asking("U0BEN", "C0CARE", "order.read");
    expect(out).toMatch(
      /^U0BEN may look up orders in #care\.\nThe rule is "\*\.read" under C0CARE \(care\), line \d+/,
    );
    expect(status).toBe(0);
  });

  test("a refused one ends with 1, why, and who can change it", async () => {
    const { status, out } = await asking("U0BEN", "C0CARE", "shipment.reject");
    expect(out).toBe(
      "U0BEN can't reject shipments in #care.\nNo rule of the policy allows it here.\nU0ANA can change that.\n",
    );
    expect(status).toBe(1);
  });

  test("groups that are not told are asked for, and are a no", async () => {
    const unknown = await asking("U0ANA", "C0CARE", "audit.read");
    expect(unknown.out).toContain("add --groups S0LEADS");
    expect(unknown.status).toBe(1);
    expect((await asking("U0ANA", "C0CARE", "audit.read", "--groups", "S0LEADS")).status).toBe(0);
    expect((await asking("U0ANA", "C0CARE", "audit.read", "--groups", "")).out).toContain("Only leads may.");
  });

  test("guests and outsiders get what is theirs", async () => {
    expect((await asking("U0GUS", "direct", "stock.read", "--guest")).status).toBe(0);
    expect((await asking("U0GUS", "C0FULFIL", "order.ship", "--guest")).status).toBe(1);
    expect((await asking("U0PAT", "C0PARTNERS", "stock.read", "--external", "--shared")).status).toBe(1);
  });

  test("amounts are held against the limits", async () => {
    expect((await asking("U0BEN", "C0FULFIL", "stock.adjust", "--units", "50")).status).toBe(0);
    expect((await asking("U0BEN", "C0FULFIL", "stock.adjust", "--units=-51")).out).toContain(
      "51 units; 50 at most",
    );
  });

  test("as data for other programs", async () => {
    const { out, status } = await asking("U0BEN", "C0RANDOM", "order.read", "--json");
    const because = { kind: "channel-unlisted", channel: "C0RANDOM" };
    expect(JSON.parse(out)).toMatchObject({ allowed: false, because });
    expect(status).toBe(1);
  });
});

describe("check", () => {
  test("a right file ends with 0", async () => {
    expect(await run(["check"])).toMatchObject({ status: 0, out: "policy.yml is right.\n" });
  });

  test("a wrong one ends with 1 and every problem", async () => {
    const { status, err } = await run(["check"], { POLICY_FILE: "broken.yml" });
    expect(err).toMatch(/line 2: guests: .*\n.*line 3: extra: /);
    expect(status).toBe(1);
  });

  test("a missing one ends with 1 and what to do", async () => {
    const { status, err } = await run(["check", "--file", "none.yml"]);
    expect(err).toContain("Copy policy.example.yml");
    expect(status).toBe(1);
  });

  test("as data for other programs", async () => {
    const { status, out } = await run(["check", "--file", "broken.yml", "--json"]);
    expect(JSON.parse(out)).toEqual({
      ok: false,
      file: "broken.yml",
      problems: [
        "line 2: guests: must be read or deny: they can never do more",
        expect.stringContaining('line 3: extra: "extra" is not known here.'),
      ],
      warnings: [],
    });
    expect(status).toBe(1);
  });
});

describe("a question or a file that cannot be used ends with 2", () => {
  const who = ["--user", "U0BEN", "--channel", "direct"];
  const cases: [string, string[], string][] = [
    ["no command", [], "Check, or explain?"],
    ["another command", ["tell"], '"tell" is neither check nor explain'],
    ["no person", ["explain", "--channel", "direct", "--operation", "order.read"], "Who?"],
    ["no place", ["explain", "--user", "U0BEN", "--operation", "order.read"], "Where?"],
    ["no right", ["explain", ...who], "What?"],
    ["a misspelt right", ["explain", ...who, "--operation", "order.raed"], 'Did you mean "order.read"?'],
    [
      "a name for an id",
      ["explain", "--user", "ben", "--channel", "direct", "--operation", "order.read"],
      '"ben" is not the id',
    ],
    [
      "two kinds of person",
      ["explain", ...who, "--operation", "order.read", "--guest", "--external"],
      "not both",
    ],
    [
      "an amount in words",
      ["explain", ...who, "--operation", "order.read", "--units", "many"],
      "--units many is not a number",
    ],
    ["an unknown option", ["explain", "--who", "U0BEN"], "Unknown option '--who'"],
    [
      "a broken file",
      ["explain", ...who, "--operation", "order.read", "--file", "broken.yml"],
      "line 2: guests",
    ],
  ];
  test.each(cases)("%s", async (_name, args, message) => {
    const { status, err } = await run(args);
    expect(err).toContain(message);
    expect(status).toBe(2);
  });
});
