import { createServer } from "node:net";

/** Ports that are tried, one after the other. */
const TRIED = 20;

/** No port could be listened on; the message says what to do. */
export class NoPort extends Error {
  override readonly name = "NoPort";
}

/** A port of this machine that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== "object" || address === null) throw new Error("this machine has no free port");
  return address.port;
}

/**
 * Listens on this port, or on the first free one after it; 0 is any free one.
 * @throws {NoPort} when none of twenty is free, or this one is not allowed to us
 */
export async function listenNear<Listening>(
  listen: (port: number) => Promise<Listening>,
  first: number,
): Promise<Listening> {
  const last = first === 0 ? 0 : Math.min(first + TRIED - 1, 65_535);
  for (let port = first; port <= last; port += 1) {
    const trouble = port === 0 ? undefined : await troubleWith(port);
    if (trouble === undefined) return listen(port);
    if (trouble !== "EADDRINUSE")
      throw new NoPort(`Port ${port} cannot be used (${trouble}). Choose another with PORT.`);
  }
  throw new NoPort(`The ports ${first} to ${last} are all taken. Choose another with PORT.`);
}

/** Why a port of this machine cannot be listened on, as the system calls it; undefined where it can. */
function troubleWith(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(undefined)));
  });
}
