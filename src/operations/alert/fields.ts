import type { Field } from "../field.ts";
import { locationsField } from "../location/field.ts";
import type { Values } from "../question.ts";
import type { SCHEDULES } from "./slots.ts";

/** A Slack user group that may be mentioned. */
export interface MentionGroup {
  readonly id: string;
  readonly name: string;
}

/** What the form of a rule offers beside what was said. */
export interface Offered {
  readonly groups: readonly MentionGroup[];
  /** An edit cannot turn on-hand into virtual: that would be another rule. */
  readonly isNew: boolean;
}

const SCHEDULE_LABELS: Readonly<Record<(typeof SCHEDULES)[number], string>> = {
  every: "Every so many minutes or hours",
  hourly: "Every hour on the hour",
  daily: "Daily",
  weekdays: "On weekdays",
};

/** The form of a rule: what is watched, from which counts on, when, and how it is told. */
export function ruleFields(values: Values, { groups, isNew }: Offered): readonly Field[] {
  return [
    ...(isNew ? [sourceField] : []),
    ...(values["source"]?.[0] === "pool" ? poolFields : stockFields),
    ...levelFields,
    ...whenFields(values["schedule"]?.[0]),
    ...tellFields(groups),
    ...(isNew && values["muted"] === undefined ? [] : [mutedField]),
    nameField,
  ];
}

const sourceField: Field = {
  kind: "choice",
  name: "source",
  label: "What is watched",
  options: [
    { value: "stock", label: "On-hand stock, by location" },
    { value: "pool", label: "Virtual stock, by pool group" },
  ],
  live: true,
};

const skuField: Field = {
  kind: "text",
  name: "sku",
  label: "SKUs",
  hint: "Leave empty for all of them.",
  many: true,
  optional: true,
};

const stockFields: readonly Field[] = [skuField, locationsField];

const poolFields: readonly Field[] = [
  { kind: "text", name: "group", label: "Pool groups", hint: "Names with spaces in quotes.", many: true },
  skuField,
];

const levelFields: readonly Field[] = [
  {
    kind: "text",
    name: "below",
    label: "Low below",
    placeholder: "5",
    hint: "Fewer units than this are low.",
    checked: "whole number",
  },
  {
    kind: "text",
    name: "recover",
    label: "Well again from",
    hint: "Left empty: from where it is no longer low.",
    checked: "whole number",
    optional: true,
  },
  {
    kind: "text",
    name: "out",
    label: "Out at",
    hint: "So many units or fewer are out. Left empty: 0.",
    checked: "whole number",
    optional: true,
  },
];

function whenFields(schedule: string | undefined): readonly Field[] {
  const every: Field = {
    kind: "text",
    name: "every",
    label: "How often",
    placeholder: "15m",
    hint: "15m, 2h",
  };
  const time: Field = { kind: "text", name: "time", label: "Time of day", placeholder: "09:00" };
  const isTimed = schedule === "daily" || schedule === "weekdays";
  return [
    {
      kind: "choice",
      name: "schedule",
      label: "When it runs",
      options: Object.entries(SCHEDULE_LABELS).map(([value, label]) => ({ value, label })),
      live: true,
    },
    ...(schedule === "hourly" ? [] : isTimed ? [time] : [every]),
    { kind: "text", name: "zone", label: "Time zone", placeholder: "America/Toronto" },
    {
      kind: "text",
      name: "quiet",
      label: "Quiet hours",
      placeholder: "22:00-07:00",
      hint: "Nothing is told then; what happened meanwhile is told when they end.",
      optional: true,
    },
  ];
}

function tellFields(groups: readonly MentionGroup[]): readonly Field[] {
  const mention: Field = {
    kind: "choice",
    name: "mention",
    label: "Group to mention",
    hint: "Only when all was well before.",
    options: groups.map(({ id, name }) => ({ value: id, label: name })),
    optional: true,
  };
  return [
    {
      kind: "choice",
      name: "mode",
      label: "What is told",
      options: [
        { value: "change", label: "What changes, on one card" },
        { value: "digest", label: "Each time, all that is low" },
      ],
    },
    {
      kind: "choice",
      name: "later",
      label: "What runs low later",
      options: [
        { value: "thread", label: "In the thread of the card" },
        { value: "channel", label: "In the thread, and to the channel" },
      ],
    },
    ...(groups.length === 0 ? [] : [mention]),
  ];
}

const mutedField: Field = {
  kind: "text",
  name: "muted",
  label: "Muted SKUs",
  hint: "They are not looked at. Take one out to watch it again.",
  many: true,
  optional: true,
};

const nameField: Field = {
  kind: "text",
  name: "name",
  label: "Name",
  hint: "Left empty: named after what it watches.",
  optional: true,
  own: true,
};
