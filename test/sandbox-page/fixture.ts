import type { Channel, Message, Person, Snapshot, View } from "../../sandbox/slack/protocol.ts";
import { everyMessageBlock } from "./fixture-blocks.ts";

/** 23 November 2026, 14:02:11 UTC. */
export const now = 1_795_442_531;

function person(
  id: string,
  name: string,
  realName: string,
  role: string,
  more: Partial<Person> = {},
): Person {
  const flags = { isBot: false, isGuest: false, isExternal: false };
  return { id, name, realName, role, ...flags, teamId: "T1", tz: "America/Toronto", ...more };
}

const people: Person[] = [
  person("U0ANA", "ana", "Ana Lima", "care lead"),
  person("U0BEN", "ben", "Ben Okafor", "care associate"),
  person("U0CHI", "chi", "Chiara Neri", "stock planner"),
  person("U0GUS", "gus", "Gus Meyer", "temp at the help desk", { isGuest: true }),
  person("U0PAT", "pat", "Pat Lindqvist", "carrier's dispatcher", { isExternal: true, teamId: "T2" }),
  person("U0OMNI", "omni", "Omni", "", { isBot: true }),
];

function channel(id: string, name: string, more: Partial<Channel> = {}): Channel {
  const members = people.map((one) => one.id);
  const flags = {
    archived: false,
    joined: true,
    hasApp: true,
    topic: "",
    unread: 0,
    lastRead: "0000000000.000000",
  };
  return { id, name, kind: "channel", members, ...flags, ...more };
}

export function message(channelId: string, seconds: number, more: Partial<Message>): Message {
  const ts = `${seconds}.000100`;
  return {
    channel: channelId,
    ts,
    threadTs: null,
    user: "U0BEN",
    botId: null,
    text: "",
    blocks: [],
    ephemeral: false,
    visibleTo: null,
    editedAt: null,
    subtype: null,
    files: [],
    replyCount: 0,
    replyUsers: [],
    ...more,
  };
}

const app = { user: "U0OMNI", botId: "B1" };
const csv = {
  id: "F1",
  name: "stock.csv",
  title: "Stock, all rows",
  mimetype: "text/csv",
  size: 48_213,
  url: "/files/F1.csv",
};
const parent = `${now - 5000}.000100`;

const messages: Message[] = [
  message("C0CARE", now - 90_000, { text: "Morning! *1001* is the one the customer called about :eyes:" }),
  message("C0CARE", now - 89_950, {
    text: "I'll have a look, <@U0ANA>. See <#C0STOCK|stock> and <https://example.com/a|the note>.",
  }),
  message("C0CARE", now - 5000, {
    text: "Is <@U0OMNI> able to tell since when it is open?",
    user: "U0ANA",
    threadTs: parent,
    replyCount: 2,
    replyUsers: ["U0OMNI", "U0BEN"],
  }),
  message("C0CARE", now - 4950, {
    ...app,
    text: "Order 1001 is paid; 3 units are open since Friday.",
    threadTs: parent,
  }),
  message("C0CARE", now - 4900, { text: "Thanks :tada:", threadTs: parent }),
  message("C0CARE", now - 600, {
    ...app,
    text: "Every block",
    blocks: everyMessageBlock,
    editedAt: `${now}.000100`,
  }),
  message("C0CARE", now - 300, { ...app, text: "Here is the whole list.", files: [csv] }),
];

export const home: View = {
  id: "VHOME",
  type: "home",
  callbackId: "",
  title: null,
  submit: null,
  close: null,
  hash: "h",
  rootViewId: "VHOME",
  previousViewId: null,
  notifyOnClose: false,
  clearOnClose: false,
  submitDisabled: false,
  errors: {},
  problem: null,
  blocks: [
    { type: "header", block_id: "h1", text: { type: "plain_text", text: "Good afternoon" } },
    {
      type: "section",
      block_id: "h2",
      text: { type: "mrkdwn", text: "You may look up *orders* and *stock*." },
    },
  ],
};

/** The workspace of the tests, for whoever asks. */
export function fixture(me: string | null): Snapshot {
  return {
    team: { id: "T1", name: "Northwind Outfitters" },
    app: { id: "A1", name: "Omni", botUserId: "U0OMNI", botId: "B1" },
    me,
    people,
    userGroups: [{ id: "S0LEADS", handle: "leads", name: "Leads", users: ["U0ANA"] }],
    channels: [
      channel("C0CARE", "care", { topic: "Customers first. Orders and payments." }),
      channel("C0FUL", "fulfilment", { unread: 3 }),
      channel("C0STOCK", "stock", { topic: "Counts and alerts" }),
      channel("C0PART", "partners", { kind: "shared", hasApp: false }),
      channel("C0RAND", "random", { joined: false }),
      channel("D0OMNI", "omni", { kind: "im", unread: 1 }),
    ],
    messages,
    threadReads: {},
    modals: [],
    home,
    commands: [
      { command: "/omni", usageHint: "order 1001 | stock SKU | help", description: "Ask Omni anything" },
      { command: "/omni-order", usageHint: "<order…>", description: "Look up orders" },
      {
        command: "/omni-stock",
        usageHint: "SKU [SKU …] [at LOCATION …]",
        description: "On-hand stock by location",
      },
      {
        command: "/omni-shipment",
        usageHint: "reject | reroute | split | cancel ID",
        description: "Change shipments",
      },
    ],
    shortcuts: [
      { callbackId: "menu", name: "What can I do here?", description: "Opens the Omni menu", type: "global" },
      { callbackId: "lookup", name: "Look up orders in this message", description: "", type: "message" },
    ],
    violations: [],
    traffic: [],
    switches: { delayMs: 0, redeliver: false, limit: "off", retryAfter: 5 },
  };
}
