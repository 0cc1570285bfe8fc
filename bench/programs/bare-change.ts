import { Bare, inTurns, PLACE } from "../support/change.ts";
import { BOT_TOKEN, OMNI_KEY } from "../support/question.ts";

/** The calls that a correction of stock cannot do without, made by `fetch` and nothing else, in the app's order. */
const KEY = { "Ocp-Apim-Subscription-Key": OMNI_KEY };
/** About as long as what the app shows. */
const SHOWN = JSON.stringify({ type: "modal", blocks: ["x".repeat(2_000)] });
let made = 0;

process.on("message", (message) => void tell(message));
process.send?.("ready");

async function tell(message: unknown): Promise<void> {
  const { omni, slack, count, atOnce } = Bare.parse(message);
  const times: number[] = [];
  await inTurns(count, atOnce, async () => {
    const started = performance.now();
    await change(`http://127.0.0.1:${omni}/v1/inventory/onhand`, `http://127.0.0.1:${slack}/api/`);
    times.push(performance.now() - started);
  });
  process.send?.({ times });
}

async function change(onHand: string, slack: string): Promise<void> {
  made += 1;
  const sku = `BARE-${made}`;
  const read = `${onHand}?locationInternalNames=${PLACE.location}&skus=${sku}&pageSize=100&pageNumber=1`;
  await text(read, { headers: KEY });
  const written = { Sku: sku, LocationInternalName: PLACE.location, QuantityType: "Delta", Quantity: 1 };
  await text(onHand, {
    method: "PUT",
    headers: { ...KEY, "content-type": "application/json" },
    body: JSON.stringify(written),
  });
  await text(read, { headers: KEY });
  await Promise.all([
    text(`${slack}views.update`, posted({ view_id: "V0", view: SHOWN })),
    text(`${slack}chat.postMessage`, posted({ channel: PLACE.channel, text: "bare", blocks: SHOWN })),
  ]);
}

function posted(fields: Record<string, string>): RequestInit {
  return {
    method: "POST",
    headers: { authorization: `Bearer ${BOT_TOKEN}` },
    body: new URLSearchParams(fields),
  };
}

async function text(url: string, init: RequestInit): Promise<void> {
  const answer = await fetch(url, init);
  const body = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status} of ${url}`);
  if (body !== "") JSON.parse(body);
}

// Whoever started this is gone.
process.on("disconnect", () => process.exit(0));
