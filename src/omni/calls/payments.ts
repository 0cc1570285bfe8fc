import type { Client } from "../client.ts";
import type { Omni } from "../omni.ts";
import { orNothing } from "../pages.ts";

/** Order transactions, asked by exactly one id. The guide prints no parameters: the names are doubtful. */
export function paymentCalls(client: Client): Omni["payments"] {
  return {
    transactions(by, options = {}) {
      const query = Object.entries(by).map(([name, id]) => [name, id] as const);
      return orNothing(client.read("payments.transactions", { query }, client.answers.transactions, options));
    },
  };
}
