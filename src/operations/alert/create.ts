import type { Context } from "../context.ts";
import type { Seen } from "../manage.ts";
import { manage } from "../manage.ts";
import type { Values } from "../question.ts";
import { done, MANAGES } from "./deed.ts";
import { type MentionGroup, ruleFields } from "./fields.ts";
import { channelOf, noChannel } from "./find.ts";
import { foresee } from "./foresee.ts";
import { nameFor } from "./name.ts";
import { definition, inSlots } from "./slots.ts";

const CLAUSES =
  "[below <below>] [recover <recover>] [out <out>] [every <every>] [hourly] [daily at <time>] [weekdays at <time>] [in <zone>] [quiet <quiet>] [digest] [as <name>]";

const OUTSIDE =
  "People of another organisation read this channel, and they may not see stock here. Make the alert in a channel of your own organisation.";

interface Facts {
  readonly channel: string;
  readonly zone: string;
  readonly groups: readonly MentionGroup[];
}

/** Makes a rule that tells the channel where it is made when stock runs low. */
export const createAlert = manage<Facts, typeof definition._output>({
  id: "alert.create",
  right: MANAGES,
  title: "Create alert",
  help: "tells this channel when stock runs low",
  deed: "Create alert",
  words: [
    `alert create stock [<sku…>] [at <location…>] ${CLAUSES}`,
    `alert create pool <group…> [sku <sku…>] ${CLAUSES}`,
    "alert create",
  ],
  examples: [
    "alert create stock TEE-RED-M at toronto-south below 5 recover 8 every 15m",
    "alert create pool web-canada below 10 daily at 09:00 as canada",
  ],
  channelsOnly: true,
  way: "previewed",
  look,
  said: inSlots,
  targets: () => [],
  fields: ({ groups }, values) => ruleFields(values, { groups, isNew: true }),
  present: ({ zone }) => ({
    source: ["stock"],
    schedule: ["every"],
    every: ["15m"],
    zone: [zone],
    mode: ["change"],
    later: ["thread"],
  }),
  input: definition,
  preview: (context, { rule }) => foresee(context, rule),
  working: () => "Creating the alert",
  run: async (context, { name, rule }, { channel }) => {
    const { alerts, person: by } = context;
    const taken = (await alerts.list(channel)).map((each) => each.name);
    const called = name ?? nameFor(rule, taken);
    const kept = await alerts.create({ channel, by, definition: rule, name: called });
    return kept.kept ? done({ deed: "created", rule: kept.rule }) : nameTaken(called);
  },
});

/** Told where another rule of the channel has the name. */
export function nameTaken(name: string) {
  const sentence = `There is an alert called ${name} in this channel already. Choose another name.`;
  return { ok: false, problems: [{ slot: "name", sentence }] } as const;
}

async function look(context: Context, values: Values): Promise<Seen<Facts>> {
  const channel = channelOf(context);
  if (channel === undefined) return noChannel;
  const right = inSlots(values)["source"]?.[0] === "pool" ? "pool.read" : "stock.read";
  if (!context.mayTell(right)) return { ok: false, problems: [{ slot: "", sentence: OUTSIDE }], fields: [] };
  return { ok: true, facts: { channel, zone: context.zone, groups: await context.groups() } };
}
