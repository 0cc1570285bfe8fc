import { type Delivering, deliverNext } from "../../../src/alerts/outbox/deliver.ts";
import { appendNews } from "../../../src/database/outbox-append.ts";
import { firstNews } from "../../../src/database/outbox.ts";
import type { Database } from "../../../src/database/open-database.ts";
import { type Fate, Model } from "./model.ts";

/** One thing that happens. Subjects are told for the first time, and then anew. */
export type Step =
  | { readonly do: "append"; readonly channel: number; readonly subjects: readonly number[] }
  | { readonly do: "tell"; readonly channel: number; readonly fate: Fate; readonly worker: number }
  | { readonly do: "pass"; readonly ms: number };

const CHANNELS = [0, 1];
let plays = 0;

/** Plays steps in channels of their own, until nothing waits any more. */
export class Play {
  readonly model = new Model();
  readonly order = new Map<string, string[]>();
  private readonly database: Database;
  private readonly name = `play${(plays += 1)}`;
  /** Each time a worker dies, another one begins in its place. */
  private readonly lives = [0, 0];

  constructor(database: Database) {
    this.database = database;
  }

  get channels(): string[] {
    return CHANNELS.map((n) => this.channel(n));
  }

  async run(steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      if (step.do === "pass") this.model.now += step.ms;
      else if (step.do === "append") await this.append(step.channel, step.subjects);
      else await this.tell(step.channel, step.fate, step.worker);
    }
    for (const channel of CHANNELS) await this.drain(channel);
  }

  private channel(n: number): string {
    return `${this.name}-${n}`;
  }

  private async drain(n: number): Promise<void> {
    for (let rounds = 0; (await firstNews(this.database.db, this.channel(n))) !== undefined; rounds++) {
      if (rounds > 100) throw new Error("It never ends.");
      this.model.now += 300_000;
      await this.tell(n, "well", rounds % 2);
    }
  }

  private async append(n: number, subjects: readonly number[]): Promise<void> {
    const channel = this.channel(n);
    const order = this.order.get(channel) ?? [];
    this.order.set(channel, order);
    const news = subjects.map((number) => {
      const subject = `${channel}:${number}`;
      const kind = order.includes(subject) ? ("edit" as const) : ("post" as const);
      if (kind === "post") order.push(subject);
      this.model.faces.set(subject, (this.model.faces.get(subject) ?? 0) + 1);
      return { channel, kind, subject, data: null };
    });
    await this.database.db.transaction().execute((trx) => appendNews(trx, news, this.model.now));
  }

  private async tell(n: number, fate: Fate, worker: number): Promise<void> {
    this.model.fate = fate;
    const death = Promise.withResolvers<void>();
    const dies = (): Promise<never> => {
      this.lives[worker] = (this.lives[worker] ?? 0) + 1;
      death.resolve();
      return new Promise(() => {});
    };
    const telling = deliverNext(this.worker(worker, dies), this.channel(n));
    await Promise.race([telling.catch(dies), death.promise]);
  }

  private worker(n: number, dies: () => Promise<never>): Delivering {
    const { model, database } = this;
    const stopping = new AbortController();
    return {
      database,
      owner: `${this.name} worker ${n} life ${this.lives[n]}`,
      now: () => model.now,
      stopping: stopping.signal,
      log: { warn: () => {}, error: () => {} },
      render: (news) => model.draw(news, dies),
      delivery: model.delivery(dies),
      posted: async (_transaction, { channel, subject }, { ts }) => {
        if (model.fate === "dies in the record") {
          model.doubt(subject);
          stopping.abort();
          throw new Error("the process ends, and with it the transaction");
        }
        const standing = model.at(channel)[Number(ts)];
        if (standing !== undefined) model.cards.set(subject, standing);
      },
      refused: async (_transaction, news) => {
        for (const { kind, subject } of news) model.excused[kind].add(subject);
      },
    };
  }
}
