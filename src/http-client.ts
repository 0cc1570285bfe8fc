import { askOf } from "./http-client/ask.ts";
import { carry } from "./http-client/carry.ts";

/** Answers that point elsewhere. */
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * `fetch` by its contract, over the agent of Node's own `fetch` (its connections, its proxy), without the layers
 * that a browser needs: a third of its processor time. What it does not know, such as following a redirect, goes to
 * Node's own: say `redirect: "manual"` or `"error"`.
 */
export const leanFetch: typeof fetch = async (input, init) => {
  const ask = await askOf(input, init);
  if (ask === undefined) return fetch(input, init);
  const response = await carry(ask);
  if (ask.redirect !== "error" || !REDIRECTS.has(response.status)) return response;
  await response.body?.cancel();
  throw new TypeError("fetch failed", { cause: new Error("unexpected redirect") });
};
