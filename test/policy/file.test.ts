import { mkdir, mkdtemp, rename, rm, symlink, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { PolicyFileError, type PolicySource, readPolicyFile, watchPolicy } from "../../src/policy/file.ts";
import { allowedRights } from "../../src/policy/index.ts";
import { channel, member } from "./support.ts";

const allowing = (...rights: string[]) =>
  `version: 1\nchannels:\n  C0CARE: { allow: [${rights.join(", ")}] }\n`;

type Happening = { changed: string[] } | { problems: readonly string[] };

let folder: string;
let path: string;
let source: PolicySource | undefined;
let happenings: Happening[];
let waiting: (() => void) | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "policy-"));
  path = join(folder, "policy.yml");
  happenings = [];
});

afterEach(async () => {
  source?.stop();
  await rm(folder, { recursive: true });
});

function happen(happening: Happening): void {
  happenings.push(happening);
  waiting?.();
}

async function watching(): Promise<PolicySource> {
  source = await watchPolicy(path, {
    onChange: (policy) => happen({ changed: allowedRights(policy, member("U0ANA"), channel("C0CARE")) }),
    onProblem: (problems) => happen({ problems }),
  });
  return source;
}

/** The next happening that has not been looked at yet. */
async function next(): Promise<Happening | undefined> {
  if (happenings.length === 0) {
    await new Promise<void>((resolve) => {
      waiting = resolve;
    });
  }
  return happenings.shift();
}

/** Long enough for a reading to have come and gone. On a slower machine less is proven, but nothing fails. */
async function nothingToHappen(): Promise<void> {
  await setTimeout(250);
  expect(happenings).toEqual([]);
}

function now(policySource: PolicySource, id = "C0CARE"): string[] {
  return allowedRights(policySource.current(), member("U0ANA"), channel(id));
}

/** As editors save: a new file beside the old one, renamed over it. */
async function replace(text: string): Promise<void> {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

describe("to start with", () => {
  test("a missing file says what to do", async () => {
    await expect(watching()).rejects.toThrow(PolicyFileError);
    await expect(watching()).rejects.toThrow(
      /There is no file .*policy\.yml\. Copy policy\.example\.yml to it/,
    );
  });

  test("a broken file says all that is wrong", async () => {
    await writeFile(path, "version: 2\nguests: all\n");
    const error: unknown = await readPolicyFile(path).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      problems: [expect.stringMatching(/^line 1/), expect.stringMatching(/^line 2/)],
    });
  });

  test("what is there but no file says so", async () => {
    await mkdir(path);
    await expect(readPolicyFile(path)).rejects.toThrow("cannot be read (EISDIR)");
  });

  test("a good file is in force at once, with its warnings", async () => {
    await writeFile(path, `${allowing("order.read")}writes: off\n`);
    const policies = await watching();
    expect(now(policies)).toEqual(["order.read"]);
    expect(policies.warnings()).toHaveLength(1);
    expect(policies.problems()).toEqual([]);
  });
});

describe("while it is watched", () => {
  beforeEach(async () => {
    await writeFile(path, allowing("order.read"));
  });

  test("a file written over is in force", async () => {
    const policies = await watching();
    await writeFile(path, allowing("stock.read"));
    expect(await next()).toEqual({ changed: ["stock.read"] });
    expect(now(policies)).toEqual(["stock.read"]);
  });

  test("one renamed over it is in force, again and again", async () => {
    const policies = await watching();
    for (const right of ["stock.read", "pool.read", "store.read"]) {
      await replace(allowing(right));
      expect(await next()).toEqual({ changed: [right] });
    }
    expect(now(policies)).toEqual(["store.read"]);
  });

  test("a broken one is told once and the last good one stays, until it is mended", async () => {
    const policies = await watching();
    await replace("version: 1\ngests: read\n");
    const problem = 'line 2: gests: "gests" is not known here. Did you mean "guests"?';
    expect(await next()).toEqual({ problems: [problem] });
    expect(policies.problems()).toEqual([problem]);
    expect(now(policies)).toEqual(["order.read"]);
    await replace(allowing("order.read"));
    expect(await next()).toEqual({ changed: ["order.read"] });
    expect(policies.problems()).toEqual([]);
  });

  test("a deleted one is told, the last good one stays, and it may come back", async () => {
    const policies = await watching();
    await unlink(path);
    expect(await next()).toMatchObject({ problems: [expect.stringContaining("There is no file")] });
    expect(now(policies)).toEqual(["order.read"]);
    await writeFile(path, allowing("pool.read"));
    expect(await next()).toEqual({ changed: ["pool.read"] });
  });

  test("the same text saved again is no change, nor is a file beside it", async () => {
    await watching();
    await replace(allowing("order.read"));
    await writeFile(join(folder, "other.yml"), "x");
    await nothingToHappen();
    await replace(allowing("stock.read"));
    expect(await next()).toEqual({ changed: ["stock.read"] });
    expect(happenings).toEqual([]);
  });

  test("a link that is moved to another folder is followed, as mounted configuration is", async () => {
    await unlink(path);
    for (const version of ["one", "two"]) await mkdir(join(folder, version));
    await writeFile(join(folder, "one", "policy.yml"), allowing("order.read"));
    await writeFile(join(folder, "two", "policy.yml"), allowing("stock.read"));
    await symlink("one", join(folder, "..data"));
    await symlink(join("..data", "policy.yml"), path);
    await watching();
    await symlink("two", join(folder, "..next"));
    await rename(join(folder, "..next"), join(folder, "..data"));
    expect(await next()).toEqual({ changed: ["stock.read"] });
  });

  test("a channel that is paused stays so until the file no longer names its old id", async () => {
    const policies = await watching();
    policies.pause("C0CARE", "C0MOVED");
    expect(now(policies)).toEqual([]);
    await replace(allowing("order.read", "stock.read"));
    expect(await next()).toEqual({ changed: [] });
    await replace(allowing("order.read").replace("C0CARE", "C0MOVED"));
    await next();
    expect(now(policies, "C0MOVED")).toEqual(["order.read"]);
    expect(policies.current().paused.size).toBe(0);
  });

  test("after it is stopped nothing changes any more", async () => {
    const stopped = await watching();
    stopped.stop();
    await replace(allowing("stock.read"));
    await nothingToHappen();
    const other = await watching();
    await replace(allowing("pool.read"));
    expect(await next()).toEqual({ changed: ["pool.read"] });
    expect(now(other)).toEqual(["pool.read"]);
    expect(now(stopped)).toEqual(["order.read"]);
    expect(happenings).toEqual([]);
  });
});
