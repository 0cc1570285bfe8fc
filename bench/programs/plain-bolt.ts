import { App } from "@slack/bolt";

/**
 * What somebody writes by hand in ten lines: ack, fetch, JSON.parse, one `respond` with fixed blocks. No policy, no
 * checks, no words, no errors. With BENCH_ONLY_ACK it stops after the ack.
 */
const {
  SLACK_BOT_TOKEN,
  SLACK_SIGNING_SECRET,
  SLACK_API_URL,
  OMNI_BASE_URL,
  OMNI_API_KEY,
  PORT,
  BENCH_ONLY_ACK,
} = process.env;

const app = new App({
  token: SLACK_BOT_TOKEN ?? "",
  signingSecret: SLACK_SIGNING_SECRET ?? "",
  clientOptions: { slackApiUrl: SLACK_API_URL ?? "" },
});

app.command("/omni", async ({ ack, command, respond }) => {
  await ack();
  if (BENCH_ONLY_ACK !== undefined) return;
  const id = command.text.split(" ").at(-1);
  const answer = await fetch(`${OMNI_BASE_URL}/orders/?ExternalOrderId=${id}`, {
    headers: { "Ocp-Apim-Subscription-Key": OMNI_API_KEY ?? "" },
  });
  const orders: unknown = JSON.parse(await answer.text());
  await respond({
    text: `Order ${id}`,
    blocks: [
      { type: "section", text: { type: "mrkdwn", text: `*Order ${id}*` } },
      {
        type: "context",
        elements: [{ type: "mrkdwn", text: `${Array.isArray(orders) ? orders.length : 0} found` }],
      },
    ],
  });
});

await app.start(Number(PORT));
process.send?.({ port: Number(PORT) });

// Whoever started this is gone.
process.on("disconnect", () => process.exit(0));
