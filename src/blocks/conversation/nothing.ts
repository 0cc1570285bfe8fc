import { code, type Said, say } from "./say.ts";

/** Where nothing is offered. */
export const NOTHING: Said = say`Nothing is allowed to you here yet.`;

/** What to do where nothing is offered. */
export const ASK_TO_ALLOW: Said = say`Whoever looks after the policy can allow it: ${code("/omni why order.read")} says who that is. It may be open to you in other channels.`;
