import type { Person, UserGroup } from "./protocol.ts";

export const TEAM = { id: "T0OMNI", name: "Northwind Goods", domain: "northwind-goods" } as const;
export const OTHER_TEAM = "T0PARTNER";

/** The app as the workspace knows it. */
export const APP = { id: "A0OMNI", botId: "B0OMNI", botUserId: "U0OMNI" } as const;

/** A channel to begin with. `members` are people; `hasApp` adds the app. */
export interface ChannelSeed {
  readonly id: string;
  readonly name: string;
  readonly kind: "channel" | "private" | "shared";
  readonly topic: string;
  readonly members: readonly string[];
  readonly hasApp: boolean;
}

const person = (id: string, realName: string, role: string, more: Partial<Person> = {}): Person => ({
  id,
  name: realName.split(" ")[0]?.toLowerCase() ?? id,
  realName,
  role,
  isBot: false,
  isGuest: false,
  isExternal: false,
  teamId: TEAM.id,
  tz: "America/Toronto",
  ...more,
});

export const PEOPLE: readonly Person[] = [
  person("U0ANA", "Ana Silva", "Lead"),
  person("U0BEN", "Ben Okafor", "Care associate"),
  person("U0PRIYA", "Priya Raman", "Planner", { tz: "America/Winnipeg" }),
  person("U0GUS", "Gus Lind", "Single-channel guest", { isGuest: true }),
  person("U0PAT", "Pat Moreau", "Partner, another organisation", {
    isExternal: true,
    teamId: OTHER_TEAM,
    tz: "Europe/Paris",
  }),
];

export const USER_GROUPS: readonly UserGroup[] = [
  { id: "S0LEADS", handle: "leads", name: "Leads", users: ["U0ANA"] },
];

const team = ["U0ANA", "U0BEN", "U0PRIYA"];

export const CHANNELS: readonly ChannelSeed[] = [
  {
    id: "C0CARE",
    name: "care",
    kind: "channel",
    topic: "Customer care: orders and cancellations",
    members: [...team, "U0GUS"],
    hasApp: true,
  },
  {
    id: "C0FULFIL",
    name: "fulfilment",
    kind: "channel",
    topic: "Shipments and stores",
    members: team,
    hasApp: true,
  },
  {
    id: "C0STOCK",
    name: "stock",
    kind: "channel",
    topic: "Stock, pools and alerts",
    members: team,
    hasApp: true,
  },
  {
    id: "C0PARTNERS",
    name: "partners",
    kind: "shared",
    topic: "Shared with another organisation",
    members: [...team, "U0PAT"],
    hasApp: true,
  },
  { id: "C0RANDOM", name: "random", kind: "channel", topic: "Anything else", members: team, hasApp: true },
];
