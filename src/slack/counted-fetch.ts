import { leanFetch } from "../http-client.ts";
import type { Metrics } from "../metrics.ts";

/** `fetch` for everything that goes to Slack, counted by Web API method. No address, body or token is kept. */
export function countedFetch(metrics: Pick<Metrics, "slackCall">): typeof fetch {
  return async (input, init) => {
    const method = methodOf(input);
    try {
      const response = await leanFetch(input, init);
      metrics.slackCall({ method, outcome: String(response.status) });
      return response;
    } catch (error) {
      metrics.slackCall({ method, outcome: "no answer" });
      throw error;
    }
  };
}

/** The end of an address that names a method: `chat.postMessage`. */
const METHOD = /\/([a-zA-Z]+(?:\.[a-zA-Z]+)+)(?:[?#]|$)/;

function methodOf(input: Parameters<typeof fetch>[0]): string {
  const address = input instanceof Request ? input.url : String(input);
  return METHOD.exec(address)?.[1] ?? "response_url";
}
