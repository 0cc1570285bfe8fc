import type { Correspondent, Refusal, Rendered } from "../../../src/alerts/outbox/outbox.ts";
import type { NewsRecord } from "../../../src/database/outbox.ts";
import type { Queries } from "../../../src/database/tables.ts";
import type { Posted } from "../../../src/slack/delivery.ts";

/** What draws news: their subject with the last face that was given to it, and whether they may be repeated. */
export interface Teller extends Correspondent {
  readonly faces: Map<string, string>;
  readonly cards: Map<string, Posted>;
  /** What is done in place of drawing a subject, once. */
  readonly instead: Map<string, (news: NewsRecord) => Promise<Rendered | undefined>>;
  readonly refusals: { readonly subjects: readonly string[]; readonly why: Refusal }[];
  /** What is done in the transaction that ends refused news. */
  readonly onRefused: { deed: ((transaction: Queries) => Promise<void>) | undefined };
  readonly draw: (news: NewsRecord) => Rendered | undefined;
}

export function createTeller(): Teller {
  const teller: Teller = {
    faces: new Map(),
    cards: new Map(),
    instead: new Map(),
    refusals: [],
    onRefused: { deed: undefined },
    draw: ({ channel, kind, subject, repeated }) => {
      const text = `${subject}${teller.faces.get(subject) ?? ""}${repeated ? " (may be repeated)" : ""}`;
      const message = { text, blocks: [] };
      if (kind === "post") return { kind, to: { channel }, message };
      const at = teller.cards.get(subject);
      return at === undefined ? undefined : { kind, at, message };
    },
    render: async (news) => {
      const instead = teller.instead.get(news.subject);
      teller.instead.delete(news.subject);
      return instead === undefined ? teller.draw(news) : instead(news);
    },
    posted: async (_transaction, { subject }, at) => void teller.cards.set(subject, at),
    refused: async (transaction, news, why) => {
      teller.refusals.push({ subjects: news.map(({ subject }) => subject), why });
      await teller.onRefused.deed?.(transaction);
    },
  };
  return teller;
}
