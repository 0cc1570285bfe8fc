import type { Server } from "node:http";

/** Where a stand-in listens: its calls below `url`, its page at `pageUrl`. */
export interface Listening {
  readonly url: string;
  readonly pageUrl: string;
  readonly port: number;
}

/** Listens on a port, 0 for any free one. Rejects when it is taken. */
export function listenOn(server: Server, port: number, host: string): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const refuse = (cause: Error): void =>
      reject(new Error(`The stand-in OMS cannot listen on port ${port}: choose another port.`, { cause }));
    server.once("error", refuse);
    server.listen(port, host, () => {
      server.off("error", refuse);
      const address = server.address();
      const taken = typeof address === "object" && address !== null ? address.port : port;
      const pageUrl = `http://${host}:${taken}`;
      resolve({ url: `${pageUrl}/v1`, pageUrl, port: taken });
    });
  });
}
