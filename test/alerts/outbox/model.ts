import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from "@slack/web-api";
import type { Rendered } from "../../../src/alerts/outbox/outbox.ts";
import type { NewsRecord } from "../../../src/database/outbox.ts";
import type { Delivery } from "../../../src/slack/delivery.ts";
import { noon } from "./bench.ts";

/** How the next telling of a channel goes. */
export const FATES = [
  "well",
  "limited",
  "broken",
  "unreachable",
  "call lost",
  "answer lost",
  "message refused",
  "channel refused",
  "not drawn",
  "nothing to tell",
  "drawn slowly",
  "dies drawing",
  "dies sending",
  "dies before the record",
  "dies in the record",
] as const;
export type Fate = (typeof FATES)[number];

/** A message that stands in a channel, with the face that it has. */
interface Standing {
  readonly subject: string;
  readonly repeated: boolean;
  readonly at: number;
  face: number;
}

/** Called where the process dies: nothing that it had begun ever goes on. */
export type Dies = () => Promise<never>;

const unanswered = (code: string) => new WebAPIRequestError(Object.assign(new Error("no"), { code }));
const refusal = (error: string) => new WebAPIPlatformError({ ok: false, error, response_metadata: {} });

/** What goes wrong before Slack takes a message, as its client tells it. */
const FAILURES: Partial<Record<Fate, () => Error>> = {
  limited: () => new WebAPIRateLimitedError(7),
  broken: () => new WebAPIHTTPError(503, "", {}, ""),
  unreachable: () => unanswered("ECONNREFUSED"),
  "call lost": () => unanswered("ECONNRESET"),
  "message refused": () => refusal("msg_too_long"),
  "channel refused": () => refusal("is_archived"),
};

/** The smallest Slack that can fail in every way, and what drawing needs to know. */
export class Model {
  now = noon;
  fate: Fate = "well";
  readonly standing = new Map<string, Standing[]>();
  /** The face that each message should have in the end, counted from 1. */
  readonly faces = new Map<string, number>();
  /** How often nobody could know whether a post stands. */
  readonly doubts = new Map<string, number>();
  /** Posts, and edits, that ended without being told, as they should. */
  readonly excused = { post: new Set<string>(), edit: new Set<string>() };
  readonly cards = new Map<string, Standing>();
  readonly wrong: string[] = [];
  private readonly restsUntil = new Map<string, number>();

  at(channel: string): Standing[] {
    const standing = this.standing.get(channel) ?? [];
    this.standing.set(channel, standing);
    return standing;
  }

  async draw(news: NewsRecord, dies: Dies): Promise<Rendered | undefined> {
    const { channel, kind, subject, repeated } = news;
    if (this.fate === "not drawn") throw new Error("not drawn");
    if (this.fate === "dies drawing") return dies();
    if (this.fate === "drawn slowly") this.now += 6_000;
    const card = this.cards.get(subject);
    if (this.fate === "nothing to tell" || (kind === "edit" && card === undefined)) {
      this.excused[kind].add(subject);
      return undefined;
    }
    const message = { text: `${subject} ${this.faces.get(subject)} ${repeated}`, blocks: [] };
    if (kind === "post" || card === undefined) return { kind: "post", to: { channel }, message };
    return { kind, at: { channel, ts: String(this.at(channel).indexOf(card)) }, message };
  }

  delivery(dies: Dies): Pick<Delivery, "post" | "update"> {
    return {
      post: async ({ channel }, { text }) => {
        const [subject = "", face, repeated] = text.split(" ");
        await this.before(channel, subject, dies);
        const standing = this.at(channel);
        if (this.now - (standing.at(-1)?.at ?? 0) < 1_000) this.wrong.push(`${subject} came too soon`);
        standing.push({ subject, face: Number(face), repeated: repeated === "true", at: this.now });
        await this.after(subject, dies);
        return { channel, ts: String(standing.length - 1) };
      },
      update: async ({ channel, ts }, { text }) => {
        await this.before(channel, undefined, dies);
        const standing = this.at(channel)[Number(ts)];
        if (standing === undefined) throw refusal("message_not_found");
        standing.face = Number(text.split(" ")[1]);
        await this.after(undefined, dies);
      },
    };
  }

  doubt(subject: string | undefined): void {
    if (subject !== undefined) this.doubts.set(subject, (this.doubts.get(subject) ?? 0) + 1);
  }

  private async before(channel: string, post: string | undefined, dies: Dies): Promise<void> {
    if (this.now < (this.restsUntil.get(channel) ?? 0)) this.wrong.push(`${channel} was called too soon`);
    if (this.fate === "limited") this.restsUntil.set(channel, this.now + 7_000);
    if (this.fate === "call lost" || this.fate === "dies sending") this.doubt(post);
    if (this.fate === "dies sending") await dies();
    const failure = FAILURES[this.fate];
    if (failure !== undefined) throw failure();
  }

  private async after(post: string | undefined, dies: Dies): Promise<void> {
    if (this.fate !== "answer lost" && this.fate !== "dies before the record") return;
    this.doubt(post);
    if (this.fate === "dies before the record") await dies();
    throw unanswered("ECONNRESET");
  }
}
