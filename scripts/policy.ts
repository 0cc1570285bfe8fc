import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { closest } from "fastest-levenshtein";
import { PolicyFileError, readPolicyFile } from "../src/policy/file.ts";
import {
  type Ask,
  type Decision,
  decide,
  explain,
  isRight,
  type Person,
  type Place,
  RIGHTS,
} from "../src/policy/index.ts";

const usage = `What does the policy say?

  npm run policy -- check [--file policy.yml]
      Is the file right? Every problem at once.

  npm run policy -- explain --user U0BEN --channel C0CARE --operation order.read
      May this person do this there, and which rule says so?

  --user       the id of a person
  --channel    the id of a channel, or: direct
  --operation  a right, as in order.read
  --guest, --external   what the person is, if not a full member
  --groups     the Slack user groups that hold the person: S1,S2 (none: --groups "")
  --shared     the channel is shared with another organisation
  --units, --order-total, --locations   how much is asked for, where a limit depends on it
  --file       the policy; else POLICY_FILE, else policy.yml
  --json       the decision as data

Exit status: 0 allowed or right, 1 refused (of explain) or wrong (of check), 2 the question or the file cannot be used.`;

class UsageError extends Error {}

const options = {
  file: { type: "string" },
  user: { type: "string" },
  channel: { type: "string" },
  operation: { type: "string" },
  guest: { type: "boolean", default: false },
  external: { type: "boolean", default: false },
  groups: { type: "string" },
  shared: { type: "boolean", default: false },
  units: { type: "string" },
  "order-total": { type: "string" },
  locations: { type: "string" },
  json: { type: "boolean", default: false },
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

function askOf(values: Values): Ask {
  const { user, channel, operation } = values;
  if (user === undefined) throw new UsageError("Who? Add --user U…");
  if (!/^[UW][A-Z0-9]+$/.test(user)) throw new UsageError(`"${user}" is not the id of a person (U… or W…).`);
  if (channel === undefined) throw new UsageError("Where? Add --channel C…, or --channel direct.");
  if (operation === undefined) throw new UsageError("What? Add --operation, as in order.read.");
  if (!isRight(operation)) {
    throw new UsageError(`"${operation}" is not a right. Did you mean "${closest(operation, [...RIGHTS])}"?`);
  }
  const amounts = amountsOf(values);
  const person: Person = { id: user, standing: standingOf(values), groups: groupsOf(values) };
  return {
    right: operation,
    person,
    place: placeOf(channel, values),
    amounts,
    stage: amounts ? "act" : "draw",
  };
}

function standingOf({ guest, external }: Values): Person["standing"] {
  if (guest && external) throw new UsageError("A person is a guest or external, not both.");
  if (guest) return "guest";
  return external ? "external" : "member";
}

function groupsOf({ groups }: Values): Person["groups"] {
  return groups === undefined ? "unknown" : new Set(wordsOf(groups));
}

function placeOf(channel: string, { shared }: Values): Place {
  if (channel === "direct") return { kind: "direct" };
  if (!/^[CG][A-Z0-9]+$/.test(channel))
    throw new UsageError(`"${channel}" is not the id of a channel (C… or G…).`);
  return { kind: "channel", id: channel, sharedOutside: shared };
}

function amountsOf(values: Values): Ask["amounts"] {
  const { units, locations, "order-total": orderTotal } = values;
  if (units === undefined && orderTotal === undefined && locations === undefined) return undefined;
  return {
    units: numberOf("--units", units),
    orderTotal: numberOf("--order-total", orderTotal),
    locations: locations === undefined ? undefined : wordsOf(locations),
  };
}

function numberOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (text.trim() === "" || !Number.isFinite(number))
    throw new UsageError(`${name} ${text} is not a number.`);
  return number;
}

function wordsOf(list: string): string[] {
  return list
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
}

async function check(file: string, json: boolean): Promise<number> {
  const found = await readPolicyFile(file).catch((error: unknown) => {
    if (error instanceof PolicyFileError) return error;
    throw error;
  });
  const wrong = found instanceof PolicyFileError;
  const problems = wrong ? found.problems : [];
  const warnings = wrong ? [] : found.warnings;
  if (json) {
    console.log(JSON.stringify({ ok: !wrong, file, problems, warnings }, undefined, 2));
  } else if (wrong) {
    console.error(found.message);
  } else {
    for (const warning of warnings) console.warn(`${file}: warning, ${warning}`);
    console.log(`${file} is right.`);
  }
  return wrong ? 1 : 0;
}

async function explainTo(values: Values, file: string): Promise<number> {
  const ask = askOf(values);
  const { policy, warnings } = await readPolicyFile(file);
  const decision = decide(policy, ask);
  const sentences = sentencesOf(decision, ask.person.id);
  if (values.json) {
    console.log(JSON.stringify({ ...decision, sentences }, undefined, 2));
  } else {
    for (const warning of warnings) console.warn(`${file}: warning, ${warning}`);
    for (const sentence of sentences) console.log(sentence);
  }
  return decision.allowed ? 0 : 1;
}

/** Slack is not asked here, so what depends on its user groups is a question to whoever runs this. */
function sentencesOf(decision: Decision, who: string): string[] {
  const sentences = explain(decision, { who });
  if (decision.allowed || decision.because.kind !== "group-unknown") return sentences;
  const groups = decision.because.userGroups.join(",");
  return [
    ...sentences.slice(0, 1),
    `It depends on user groups: add --groups ${groups} for those ${who} is in, or --groups "".`,
  ];
}

async function main(): Promise<number> {
  const { values, positionals } = read(process.argv.slice(2));
  if (values.help) {
    console.log(usage);
    return 0;
  }
  if (existsSync(".env")) process.loadEnvFile(".env");
  const file = values.file ?? process.env.POLICY_FILE ?? "policy.yml";
  const [command, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`"${more.join(" ")}" is one word too many.`);
  if (command === "check") return check(file, values.json);
  if (command === "explain") return explainTo(values, file);
  throw new UsageError(
    command === undefined ? "Check, or explain?" : `"${command}" is neither check nor explain.`,
  );
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof UsageError) && !(error instanceof PolicyFileError)) throw error;
  console.error(error.message);
  if (error instanceof UsageError) console.error(`\n${usage}`);
  process.exitCode = 2;
}
