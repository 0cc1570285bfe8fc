import { createSlackSandbox, type SlackSandbox } from "../../sandbox/slack/index.ts";
import type { PageAssets } from "../../sandbox/page-build.ts";
import { readManifest } from "../../sandbox/slack/manifest-file.ts";

type Saved = ReturnType<SlackSandbox["snapshot"]>;
type Message = Saved["messages"][number];

export const CHANNEL = "C0CARE";
export const READER = "U0ANA";

/** A stand-in Slack whose #care holds so many messages: every third a card, every twelfth with a table of its own. */
export async function openBusyChannel(count: number, page: PageAssets): Promise<SlackSandbox> {
  const options = {
    manifest: await readManifest("manifest.yml"),
    botToken: "xoxb-bench",
    signingSecret: "bench-signing-secret",
    rateLimits: "off",
    page,
  } as const;
  const empty = createSlackSandbox(options);
  const messages = Array.from({ length: count }, (_, at) => messageAt(at, count));
  return createSlackSandbox({ ...options, saved: { ...empty.snapshot(), messages } });
}

function messageAt(at: number, count: number): Message {
  const seconds = Math.floor(Date.now() / 1000) - (count - at) * 60;
  const card = at % 3 === 0;
  return {
    channel: CHANNEL,
    ts: `${seconds}.000100`,
    threadTs: null,
    user: card ? "U0OMNI" : at % 2 === 0 ? READER : "U0BEN",
    botId: card ? "B0OMNI" : null,
    text: card
      ? `Order ${1000 + at} is paid`
      : `Message ${at}: has anyone *looked* at <https://example.com/${at}|${at}>? :eyes:`,
    blocks: card ? cardAt(at).map((block, index) => ({ block_id: `b${at}-${index}`, ...block })) : [],
    ephemeral: false,
    visibleTo: null,
    editedAt: null,
    subtype: null,
    files: [],
    replyCount: 0,
    replyUsers: [],
    state: {},
  };
}

const plain = (text: string) => ({ type: "plain_text", text });
const mrkdwn = (text: string) => ({ type: "mrkdwn", text });
const raw = (text: string) => ({ type: "raw_text", text });
const button = (name: string) => ({ type: "button", action_id: name, text: plain(name), value: name });

function cardAt(at: number): Message["blocks"] {
  const table = {
    type: "data_table",
    caption: "On hand by location",
    page_size: 5,
    rows: [
      [raw("Location"), raw("On hand")],
      ...Array.from({ length: 12 }, (_, row) => [raw(`location-${row}`), raw(String((at * row) % 90))]),
    ],
  };
  return [
    { type: "header", text: plain(`Order ${1000 + at}`) },
    {
      type: "section",
      text: mrkdwn(`*Paid* · 3 units open · placed <!date^1795180000^{date_short_pretty} at {time}|Friday>`),
      fields: [mrkdwn("*Total*\nCA$58.50"), mrkdwn("*Ships to*\nGuelph, ON"), mrkdwn("*Open*\n3 of 3")],
    },
    { type: "context", elements: [mrkdwn(`as of *14:02:${at % 60}* · Omni`)] },
    { type: "actions", elements: ["Payments", "Stock", "Share here"].map(button) },
    ...(at % 12 === 0 ? [table] : []),
  ];
}
