import type { ChangeRecord } from "../../ledger/change-record.ts";
import { type ChannelLabel, channelName } from "../conversation/people.ts";
import { code, lines, moment, outside, type Said, say } from "../conversation/say.ts";
import { inZone } from "../time.ts";
import type { ChangeView } from "./view.ts";

const PERSON = /^[UW][A-Z0-9]{2,}$/;
const USER_GROUP = /^S[A-Z0-9]{2,}$/;
const HALF_A_DAY = 12 * 60 * 60 * 1000;

/** A person as a mention; bare text cannot hold one, so there it is the id. */
export function who(id: string): Said {
  return PERSON.test(id) ? { text: id, mrkdwn: `<@${id}>` } : outside(id, 40);
}

/** A user group as a mention, which calls everyone in it. */
export function everyoneIn(id: string): Said {
  return USER_GROUP.test(id) ? { text: id, mrkdwn: `<!subteam^${id}>` } : outside(id, 40);
}

/** The time alone where the message's own date tells the day, else with the day: "14:03". */
export function at(ms: number, { zone, now }: Pick<ChangeView, "zone" | "now">): Said {
  const isNear = Math.abs(now - ms) < HALF_A_DAY;
  const { text, mrkdwn } = isNear ? clock(ms, zone) : moment(ms, zone);
  return { text: zone === "UTC" ? `${text} UTC` : text, mrkdwn };
}

function clock(ms: number, zone: string): Said {
  const text = inZone(ms, zone, "clock").replace(/:\d\d$/, "");
  return { text, mrkdwn: `<!date^${Math.floor(ms / 1000)}^{time}|${text}>` };
}

/** What is read first. */
export function loud({ text, mrkdwn }: Said): Said {
  return { text, mrkdwn: mrkdwn === "" ? "" : `*${mrkdwn}*` };
}

/** Someone's words as the end of a sentence of ours: on one line, without a full stop of their own. */
export function unstopped(words: string, longest = 300): Said {
  return outside(words.trim().replace(/[.\s]+$/u, ""), longest);
}

/** A sentence from elsewhere, with its full stop; nothing stays nothing. */
export function sentence(words: string | undefined, longest = 300): Said | undefined {
  const said = words === undefined ? undefined : unstopped(words, longest);
  if (said === undefined || said.text === "") return undefined;
  return /[!?…]$/u.test(said.text) ? said : say`${said}.`;
}

/** ": Damaged", or nothing. */
export function because(reason: string | undefined): Said {
  const said = unstopped(reason ?? "");
  return said.text === "" ? say`` : say`: ${said}`;
}

const NOUNS: Readonly<Record<string, string>> = {
  order: "order",
  shipment: "shipment",
  stock: "stock of",
  location: "location",
  store: "store",
};

/** "shipment 20078", "stock of TEE-RED-M at toronto-south"; a customer has no name here. */
export function targetName({ target }: Pick<ChangeRecord, "target">): Said {
  const noun = NOUNS[target.kind];
  return noun === undefined ? say`this ${outside(target.kind, 40)}` : say`${noun} ${outside(target.id, 120)}`;
}

/** "the shipment" */
export function theTarget({ target }: Pick<ChangeRecord, "target">): Said {
  return say`the ${outside(target.kind, 40)}`;
}

/** Where it was asked for, as a link. */
export function channelOf({ channel }: Pick<ChangeRecord, "channel">): Said | undefined {
  const label: ChannelLabel | undefined = channel === undefined ? undefined : { id: channel };
  return label === undefined ? undefined : channelName(label);
}

/** "Trace 7f3a, reference Q4K2." */
export function traced({ outcome }: Pick<ChangeRecord, "outcome">): Said | undefined {
  const { traceId, reference } = outcome ?? {};
  if (traceId === undefined)
    return reference === undefined ? undefined : say`Reference ${code(reference, 80)}.`;
  return reference === undefined
    ? say`Trace ${code(traceId, 80)}.`
    : say`Trace ${code(traceId, 80)}, reference ${code(reference, 80)}.`;
}

/** A labelled line each; what says nothing is left out. */
export function labelled(rows: readonly (readonly [label: string, words: Said | undefined])[]): Said {
  return lines(
    ...rows.map(([label, words]) =>
      words === undefined || words.text === ""
        ? undefined
        : { text: `${label}: ${words.text}`, mrkdwn: `*${label}*  ${words.mrkdwn}` },
    ),
  );
}
