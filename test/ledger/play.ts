import type { ChangeRecord, Ledger, Moved } from "../../src/ledger/index.ts";
import { rejection } from "./change.ts";
import { type Call, NEEDED } from "./model.ts";
import type { Bench } from "./support.ts";

/** Plays the model's calls on a real ledger, and gives what they answer in the model's words. */
export class Play {
  readonly #bench: Bench;
  readonly #ids = new Map<string, string>();

  constructor(bench: Bench) {
    this.#bench = bench;
  }

  async call(call: Call): Promise<string> {
    const ledger = this.#bench.of(call.owner);
    if (call.do === "confirm") return this.#confirm(ledger, call.key, call.target);
    if (call.do === "takeOver") {
      return names((await ledger.takeOver({ alone: true })).map(({ record }) => record));
    }
    if (call.do === "expire") return names(await ledger.expire());
    const id = this.#ids.get(call.key);
    if (id === undefined) return "none";
    if (call.do !== "decide") return moved(await this.#move(ledger, id, call));
    const decision = await ledger.decide(id, { person: call.person, agree: call.agree });
    return decision.kind === "blocked" ? `blocked by ${decision.by.key}` : decision.kind;
  }

  async #confirm(ledger: Ledger, key: string, target: string): Promise<string> {
    const given = { key, target: { kind: "shipment", id: target }, reference: key };
    const { kind, record } = await ledger.confirm(rejection(given));
    if (kind === "blocked") return `blocked by ${record.key}`;
    this.#ids.set(key, record.id);
    return `${kind} ${record.state}`;
  }

  #move(
    ledger: Ledger,
    id: string,
    call: Exclude<Call, { do: "confirm" | "decide" | "takeOver" | "expire" }>,
  ): Promise<Moved> {
    const { now } = this.#bench.clock;
    if (call.do === "take") return ledger.take(id);
    if (call.do === "void") return ledger.end(id, "void", { reason: "it moved" });
    if (call.do === "finish") return ledger.finish(id, { state: call.state });
    if (call.do === "confirmLater") return ledger.confirmLater(id, { found: "it is so" });
    if (call.do === "settle") return ledger.settle(id, { person: "U0BEN", done: call.done, reason: "seen" });
    const expiresAt = call.late ? now : now + 1;
    return ledger.hold(id, { needed: NEEDED, approvers: undefined, expiresAt });
  }

  /** Every change as its state, by its key. */
  async states(): Promise<Map<string, string>> {
    const records = await this.#bench.ledger.history({ limit: 1000 });
    return new Map(records.map(({ key, state }) => [key, state]));
  }

  /** What the audit gained after a place, oldest first: "key outcome". */
  async audited(after: number): Promise<string[]> {
    const keys = new Map([...this.#ids].map(([key, id]) => [id, key]));
    const { entries } = await this.#bench.audit.list({ limit: 1000 });
    return entries
      .filter(({ seq }) => seq > after)
      .toReversed()
      .map(({ change, reference, outcome }) => `${keys.get(change ?? "") ?? reference} ${outcome}`);
  }
}

function moved({ moved, record }: Moved): string {
  return `${moved ? "moved" : "stays"} ${record.state}`;
}

function names(records: readonly ChangeRecord[]): string {
  return records
    .map(({ key, state }) => `${key} ${state}`)
    .toSorted()
    .join();
}
