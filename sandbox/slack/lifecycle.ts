import type { Server } from "node:http";
import type { Core } from "./core.ts";

/** Tasks for later, all dropped by `stop`. */
export function createLater(): { later: Core["later"]; stop(): void } {
  const timers = new Set<NodeJS.Timeout>();
  return {
    later: (task, ms) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        task();
      }, ms).unref();
      timers.add(timer);
    },
    stop: () => timers.forEach((timer) => clearTimeout(timer)),
  };
}

/** Listens on loopback; knows its address from then on. */
export function createServing(server: Server): {
  origin(): string;
  listen(port: number): Promise<string>;
  close(): Promise<void>;
} {
  let origin = "http://127.0.0.1:0";
  return {
    origin: () => origin,
    listen: (port) => {
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      server.once("error", reject).listen(port, "127.0.0.1", () => {
        const address = server.address();
        origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : port}`;
        resolve(origin);
      });
      return promise;
    },
    close: async () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      server.close(() => resolve());
      server.closeAllConnections();
      await promise;
    },
  };
}
