import { type Groups, NOBODY, readGroups, readNamed } from "./names.ts";
import { readPlace } from "./place.ts";
import { Report } from "./report.ts";
import { CHANNEL_ID, Label, Outsiders, Switch, Version } from "./schema.ts";
import type { PlaceRules, Policy } from "./types.ts";
import { readYaml } from "./yaml.ts";

export type Parsed =
  | { ok: true; policy: Policy; warnings: string[] }
  /** Every problem of the file, each a sentence with its line, in the order of the file. */
  | { ok: false; problems: string[] };

const keys = [
  "version",
  "administrators",
  "groups",
  "channels",
  "direct",
  "writes",
  "writes_off_because",
  "guests",
  "external",
];

/** Reads a policy file. What it leaves out is a no: no channel, no guests, no other organisation. */
export function parsePolicy(yamlText: string): Parsed {
  const { value, lineOf, problems } = readYaml(yamlText);
  const report = new Report(lineOf, problems);
  if (value === undefined) return { ok: false, problems: report.problems };
  if (value === null) {
    report.problem([], 'the file is empty. Begin with "version: 1" and say what is allowed where');
    return { ok: false, problems: report.problems };
  }
  const policy = readPolicy(report.fields(value, keys, []), report);
  if (report.problems.length > 0) return { ok: false, problems: report.problems };
  return { ok: true, policy, warnings: report.warnings };
}

function readPolicy(fields: Map<string, unknown>, report: Report): Policy {
  const field = <T>(name: string, read: (value: unknown, path: [string]) => T | undefined) =>
    fields.has(name) ? read(fields.get(name), [name]) : undefined;

  if (!fields.has("version")) report.problem([], 'the version is missing: begin with "version: 1"');
  field("version", (value, path) => report.check(Version, value, path));
  const groups = field("groups", (value) => readGroups(value, report)) ?? new Map();
  const channels = field("channels", (value) => readChannels(value, groups, report)) ?? new Map();
  const direct = field("direct", (value, path) => readPlace(value, groups, report, path, "direct"));
  const policy: Policy = {
    version: 1,
    channels,
    direct: direct ?? { rules: [], reasons: [] },
    writes: field("writes", (value, path) => report.check(Switch, value, path)) ?? "on",
    writesOffBecause: field("writes_off_because", (value, path) => report.check(Label, value, path)),
    guests: field("guests", (value, path) => report.check(Outsiders, value, path)) ?? "deny",
    external: field("external", (value, path) => report.check(Outsiders, value, path)) ?? "deny",
    administrators:
      field("administrators", (value, path) => readNamed(value, groups, report, path)) ?? NOBODY,
    paused: new Map(),
  };
  warnOfOversights(policy, groups, report);
  return policy;
}

function readChannels(value: unknown, groups: Groups, report: Report): Map<string, PlaceRules> {
  const channels = new Map<string, PlaceRules>();
  for (const [id, rules] of report.map(value, ["channels"])) {
    const path = ["channels", id];
    if (!CHANNEL_ID.test(id)) report.problem(path, notAnId(id));
    channels.set(id, readPlace(rules, groups, report, path, id));
  }
  return channels;
}

function notAnId(key: string): string {
  if (/^D[A-Z0-9]{2,}$/.test(key)) return 'is a direct message: use the top-level "direct" for those';
  if (CHANNEL_ID.test(key.toUpperCase()) && /\d/.test(key))
    return `ids are in capitals: "${key.toUpperCase()}"`;
  return `"${key}" is not a channel's id. Names change, ids decide: use the C… at the end of the channel's details in Slack, with "name: ${key.replace(/^#/, "")}" under it`;
}

function warnOfOversights(policy: Policy, groups: Groups, report: Report): void {
  const places = [policy.direct, ...policy.channels.values()];
  if (places.every(({ rules }) => rules.length === 0)) report.warning([], "nothing is allowed anywhere");
  const named = [policy.administrators, ...places.flatMap(({ rules }) => rules.map(({ by }) => by))];
  const used = new Set(named.flatMap((names) => names?.words ?? []));
  for (const name of groups.keys()) {
    if (!used.has(name)) report.warning(["groups", name], "is never used");
  }
  if (policy.writes === "off" && policy.writesOffBecause === undefined) {
    report.warning(["writes"], 'is off: add "writes_off_because", so that people are told why');
  }
}
