import type { Database } from "./database/open-database.ts";
import type { Page } from "./http-server.ts";
import type { Metrics } from "./metrics.ts";
import type { PolicySource } from "./policy/file.ts";
import type { Identity } from "./slack/identity.ts";

/** What readiness depends on. */
export interface HealthParts {
  readonly database: Database;
  readonly policy: Pick<PolicySource, "problems">;
  readonly identity: () => Promise<Identity>;
  readonly metrics: Metrics;
}

/** `/healthz`: the process runs. `/readyz`: it can work, and if not, what is missing. `/metrics`: for Prometheus. */
export function healthPages(parts: HealthParts): Record<string, () => Promise<Page>> {
  return {
    "/healthz": () => Promise.resolve(json(200, { ok: true })),
    "/readyz": () => readiness(parts),
    "/metrics": async () => ({ status: 200, ...(await parts.metrics.render()) }),
  };
}

async function readiness({ database, policy, identity }: HealthParts): Promise<Page> {
  const [databaseOk, slackOk] = await Promise.all([answers(database.ping()), answers(identity())]);
  const checks = {
    database: databaseOk ? "ok" : "does not answer",
    policy: policy.problems().length === 0 ? "ok" : "the file is broken; the last good policy is in force",
    slack: slackOk ? "ok" : "does not answer or refuses the token",
  };
  return json(databaseOk && slackOk ? 200 : 503, checks);
}

async function answers(asked: Promise<unknown>): Promise<boolean> {
  try {
    await asked;
    return true;
  } catch {
    return false;
  }
}

function json(status: number, value: unknown): Page {
  return { status, contentType: "application/json", body: `${JSON.stringify(value)}\n` };
}
