import { readFile } from "node:fs/promises";

/** The most memory that this process ever held, in bytes. What `resourceUsage` tells includes who started it. */
export function mostResident(): Promise<number> {
  return statusOf("VmHWM");
}

/** The memory that this process holds now, in bytes. */
export function residentNow(): Promise<number> {
  return statusOf("VmRSS");
}

async function statusOf(name: string): Promise<number> {
  const status = await readFile("/proc/self/status", "utf8").catch(() => "");
  return Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024;
}
