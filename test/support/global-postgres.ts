import { createServer } from "node:http";
import type { TestProject } from "vitest/node";
import { startPostgres } from "./postgres-server.ts";
import { listenOnLoopback } from "./loopback.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where a test asks for the run's PostgreSQL. */
    readonly postgresDesk: string;
  }
}

/**
 * One PostgreSQL a test run, started when the first test asks for it. Tests run in processes of their own, so
 * they ask over a loopback address; a run without such a test starts nothing.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let starting: ReturnType<typeof startPostgres> | undefined;
  const desk = createServer((_request, response) => {
    starting ??= startPostgres(process.env["TEST_DATABASE_URL"]);
    starting.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(503).end(error instanceof Error ? error.message : String(error)),
    );
  });
  project.provide("postgresDesk", await listenOnLoopback(desk));

  return async () => {
    desk.closeAllConnections();
    desk.close();
    const server = await starting?.catch(() => undefined);
    await server?.stop();
  };
}
