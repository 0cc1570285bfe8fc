import type { Server } from "node:net";

/** Has a server listen on a free port of this machine alone. @returns its address, `http://127.0.0.1:4567` */
export async function listenOnLoopback(server: Server): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject).listen(0, "127.0.0.1", resolve);
  await promise;
  server.off("error", reject);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("A server has no port.");
  return `http://127.0.0.1:${address.port}`;
}
