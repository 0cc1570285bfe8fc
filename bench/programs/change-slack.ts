import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { type Changed, Changes, inTurns, PLACE } from "../support/change.ts";
import { command, type Signed, signed } from "../support/question.ts";

/** Slack, both ways: opens forms and sends them as people do, and answers what the app calls meanwhile. */
const PATIENCE_MS = 20_000;
const DONE = "Done and verified";

const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
/** What is waited for, by name: a form that opens, a form that ends, a card. */
const waiting = new Map<string, (content: string) => void>();
let [made, views, messages, calls] = [0, 0, 0, 0];

const View = z.object({
  callback_id: z.string(),
  private_metadata: z.string(),
  title: z.object({ text: z.string() }),
  blocks: z.array(z.unknown()),
});
const Field = z.object({
  type: z.literal("input"),
  block_id: z.string(),
  element: z.object({ type: z.string(), action_id: z.string(), initial_value: z.string() }),
});
/** A form that stands open. */
interface Form {
  readonly id: string;
  readonly sku: string;
  readonly view: z.infer<typeof View>;
}

const server = createServer((incoming, response) => void answer(incoming, response));
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send?.({ port: portOf() }));
process.on("message", (message) => void tell(Changes.parse(message)));

async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const said = answerTo(
    (incoming.url ?? "").split("/").at(-1) ?? "",
    new URLSearchParams(await text(incoming)),
  );
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ ok: true, ...said }));
}

async function tell(changes: Changes): Promise<void> {
  process.send?.(await perform(changes));
}

/** Opens all the forms first; only sending them is measured. */
async function perform({ app, count, atOnce }: Changes): Promise<Changed> {
  const forms: Form[] = [];
  await inTurns(count, Math.min(atOnce, 8), async () => void forms.push(await open(app)));
  const times: number[] = [];
  const failed: string[] = [];
  calls = 0;
  await inTurns(count, atOnce, async (at) => {
    const form = forms[at];
    if (form === undefined) return;
    try {
      times.push(await send(app, form));
    } catch (error) {
      failed.push(String(error));
    }
  });
  return { times, failed, slackCalls: calls };
}

async function open(app: number): Promise<Form> {
  made += 1;
  const [sku, trigger] = [`BENCH-${String(made).padStart(6, "0")}`, `trigger-${made}`];
  const opened = heard(trigger);
  const responseUrl = `http://127.0.0.1:${portOf()}/response`;
  const words = `stock adjust ${sku} at ${PLACE.location} +1`;
  await post(app, command({ channel: PLACE.channel, text: words, responseUrl, trigger }));
  const { id, view } = Opened.parse(JSON.parse(await opened));
  return { id, sku, view };
}

const Opened = z.object({ id: z.string(), view: View });

/** Milliseconds until the form and the card both say that it is done. */
async function send(app: number, { id, sku, view }: Form): Promise<number> {
  const ends = Promise.all([heard(id), heard(sku)]);
  const payload = JSON.stringify({
    type: "view_submission",
    user: { id: "U0BEN", username: "ben", team_id: "T0BENCH" },
    team: { id: "T0BENCH", domain: "bench" },
    api_app_id: "A0BENCH",
    token: "legacy",
    enterprise: null,
    is_enterprise_install: false,
    trigger_id: `sent-${id}`,
    response_urls: [],
    view: { id, type: "modal", ...view, state: { values: stateOf(view.blocks) } },
  });
  const started = performance.now();
  const [, said] = await Promise.all([post(app, signed({ payload })), ends]);
  const ms = performance.now() - started;
  if (
    !said.every((each) => each.includes(DONE) || each.includes(`${sku} at ${PLACE.location} adjusted by +1`))
  )
    throw new Error(`It ended otherwise: ${said.join(" | ").slice(0, 400)}`);
  return ms;
}

/** The fields as they were filled when the form opened. */
function stateOf(blocks: readonly unknown[]): object {
  const fields = blocks.flatMap((block) => Field.safeParse(block).data ?? []);
  return Object.fromEntries(
    fields.map(({ block_id, element: { type, action_id, initial_value } }) => [
      block_id,
      { [action_id]: { type, value: initial_value } },
    ]),
  );
}

function answerTo(method: string, given: URLSearchParams): object {
  calls += 1;
  const view = given.get("view") ?? "";
  if (method === "views.open") {
    views += 1;
    const id = `V${views}`;
    told(given.get("trigger_id") ?? "", `{"id":"${id}","view":${view}}`);
    return { view: { id } };
  }
  if (method === "views.update") told(given.get("view_id") ?? "", view);
  if (method === "chat.postMessage") {
    messages += 1;
    const posted = given.get("text") ?? "";
    told(/BENCH-\d+/.exec(posted)?.[0] ?? "", posted);
    return { channel: given.get("channel"), ts: `1700000000.${String(messages).padStart(6, "0")}` };
  }
  return KNOWN[method] ?? {};
}

const KNOWN: Readonly<Record<string, object>> = {
  "auth.test": { user_id: "U0BOT", bot_id: "B0BOT", team_id: "T0BENCH", user: "omni", team: "bench" },
  "users.info": { user: { id: "U0BEN", team_id: "T0BENCH", tz: "America/Toronto" } },
  "usergroups.users.list": { users: [] },
  "conversations.info": { channel: { id: PLACE.channel, name: "fulfilment" } },
};

function told(name: string, content: string): void {
  waiting.get(name)?.(content);
  waiting.delete(name);
}

function heard(name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`nothing came of ${name}`)), PATIENCE_MS);
    waiting.set(name, (content) => {
      clearTimeout(timer);
      resolve(content);
    });
  });
}

function post(port: number, { body, headers }: Signed): Promise<string> {
  return new Promise((resolve, reject) => {
    const posting = request(
      { host: "127.0.0.1", port, path: "/slack/events", method: "POST", agent, headers },
      (response) => {
        const ended = text(response);
        if (response.statusCode === 200) ended.then(resolve, reject);
        else reject(new Error(`answered ${response.statusCode}`));
      },
    );
    posting.on("error", reject);
    posting.end(body);
  });
}

function portOf(): number {
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the stand-in Slack does not listen");
  return address.port;
}

// Whoever started this is gone.
process.on("disconnect", () => process.exit(0));
