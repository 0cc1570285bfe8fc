import { Agent, createServer, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { z } from "zod";
import { type Answered, type Compared, type Paced, Task } from "../support/load.ts";
import { OMNI_KEY, question } from "../support/question.ts";

/** Asks as Slack would, and is the `response_url` of every question. One task at a time. */
const PATIENCE_MS = 10_000;
/** Nobody asks for the same order again and again. */
const FIRST_ORDER = 1_000_000;

const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
const waiting = new Map<string, (body: string) => void>();
let asked = 0;

const sink = createServer((incoming, response) => {
  const chunks: Buffer[] = [];
  incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
  incoming.on("end", () => {
    response.writeHead(200, { "content-type": "text/plain" }).end("ok");
    waiting.get(incoming.url ?? "")?.(Buffer.concat(chunks).toString());
    waiting.delete(incoming.url ?? "");
  });
});
sink.keepAliveTimeout = 60_000;
sink.listen(0, "127.0.0.1", () => process.send?.("ready"));
process.on("message", (message) => void tell(Task.parse(message)));

async function tell(task: Task): Promise<void> {
  process.send?.(await perform(task));
}

function perform(task: Task): Promise<object> {
  if (task.kind === "open") return askAtTimes(task);
  return task.kind === "closed" ? askOnConnections(task) : askOneByOne(task);
}

async function askAtTimes(task: Extract<Task, { kind: "open" }>): Promise<z.infer<typeof Paced>> {
  const acks: number[] = [];
  let failed = 0;
  let latest = 0;
  const start = performance.now();
  const sent: Promise<void>[] = [];
  for (let at = 0; at < task.perSecond * task.seconds; at += 1) {
    const due = start + (at * 1000) / task.perSecond;
    await until(due);
    latest = Math.max(latest, performance.now() - due);
    const { acked, answered } = ask(task.port);
    answered.catch(() => {});
    const noted = async () => {
      try {
        acks.push(await acked);
        if (task.answers) await answered;
      } catch {
        failed += 1;
      }
    };
    sent.push(noted());
  }
  await Promise.all(sent);
  return { acks, failed, latest };
}

/** Timers wake up to a millisecond late; the last stretch is walked from turn to turn of the loop. */
async function until(due: number): Promise<void> {
  const left = due - performance.now();
  if (left > 2) await pause(left - 1.5);
  while (performance.now() < due) await new Promise(setImmediate);
}

async function askOnConnections(task: Extract<Task, { kind: "closed" }>): Promise<z.infer<typeof Answered>> {
  let answers = 0;
  let failed = 0;
  const start = performance.now();
  const end = start + task.seconds * 1000;
  const connection = async () => {
    while (performance.now() < end) {
      const { acked, answered } = ask(task.port);
      await Promise.all([acked, answered]).then(
        () => void (answers += 1),
        () => void (failed += 1),
      );
    }
  };
  await Promise.all(Array.from({ length: task.connections }, connection));
  return { answers, ms: performance.now() - start, failed };
}

async function askOneByOne(task: Extract<Task, { kind: "one-by-one" }>): Promise<z.infer<typeof Compared>> {
  const answers: number[] = [];
  const bare: number[] = [];
  let failed = 0;
  for (let at = 0; at < task.count; at += 1) {
    const started = performance.now();
    try {
      const body = await ask(task.port).answered;
      answers.push(performance.now() - started);
      bare.push(await bareCalls(task.omni, body));
    } catch {
      failed += 1;
    }
    // What the app does after its answer is not part of the next one.
    await pause(5);
  }
  return { answers, bare, failed };
}

/** What no app can do without: one call of Omni, and one of Slack with the message. */
async function bareCalls(omni: number, message: string): Promise<number> {
  const started = performance.now();
  const order = await fetch(`http://127.0.0.1:${omni}/v1/orders/?ExternalOrderId=${FIRST_ORDER + asked}`, {
    headers: { "Ocp-Apim-Subscription-Key": OMNI_KEY },
  });
  JSON.parse(await order.text());
  const posted = await fetch(urlOf("/bare"), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: message,
  });
  await posted.text();
  return performance.now() - started;
}

interface Asked {
  /** Milliseconds to the ack. */
  readonly acked: Promise<number>;
  /** The message that was posted. */
  readonly answered: Promise<string>;
}

function ask(port: number): Asked {
  asked += 1;
  const path = `/response/${asked}`;
  const answered = answerAt(path);
  const { body, headers } = question(urlOf(path), FIRST_ORDER + asked);
  const started = performance.now();
  const acked = new Promise<number>((resolve, reject) => {
    const asking = request(
      { host: "127.0.0.1", port, path: "/slack/events", method: "POST", agent, headers },
      (response) => {
        response.resume();
        response.on("end", () => {
          if (response.statusCode === 200) resolve(performance.now() - started);
          else reject(new Error(`answered ${response.statusCode}`));
        });
      },
    );
    asking.setTimeout(PATIENCE_MS, () => asking.destroy(new Error("no ack")));
    asking.on("error", reject);
    asking.end(body);
  });
  return { acked, answered };
}

function answerAt(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      waiting.delete(path);
      reject(new Error("no answer"));
    }, PATIENCE_MS);
    waiting.set(path, (body) => {
      clearTimeout(timer);
      resolve(body);
    });
  });
}

function urlOf(path: string): string {
  const address = sink.address();
  if (typeof address !== "object" || address === null) throw new Error("the sink does not listen");
  return `http://127.0.0.1:${address.port}${path}`;
}

// Whoever started this is gone.
process.on("disconnect", () => process.exit(0));
