import type { ServerResponse } from "node:http";
import type { Bell, Topic } from "../bell.ts";

const TOGETHER = 100;

/** Tells a page what moved, a tenth of a second's worth at a time, until it goes. */
export function stream(bell: Bell, response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  response.write(": open\n\n");
  const heard = new Set<Topic>();
  let timer: NodeJS.Timeout | undefined;
  const tell = (): void => {
    timer = undefined;
    response.write(`data: ${JSON.stringify([...heard])}\n\n`);
    heard.clear();
  };
  const deaf = bell.listen((topic) => {
    heard.add(topic);
    timer ??= setTimeout(tell, TOGETHER);
  });
  response.on("close", () => {
    deaf();
    clearTimeout(timer);
  });
}
