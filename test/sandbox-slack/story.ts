const text = (words: string) => ({ type: "plain_text" as const, text: words });

const form = {
  type: "modal" as const,
  callback_id: "form",
  title: text("A form"),
  submit: text("Send"),
  blocks: [
    {
      type: "input" as const,
      block_id: "note",
      label: text("Note"),
      element: { type: "plain_text_input" as const, action_id: "note" },
    },
    {
      type: "input" as const,
      block_id: "sku",
      label: text("SKU"),
      element: { type: "external_select" as const, action_id: "sku", min_query_length: 2 },
    },
  ],
};
const thanks = { type: "modal" as const, title: text("Thanks"), blocks: [{ type: "divider" as const }] };
const home = { type: "home" as const, blocks: [{ type: "divider" as const }] };
const done = { type: "button" as const, action_id: "done", text: text("Done") };
const card = [{ type: "actions" as const, elements: [done] }];

/** The part of a client that the story uses, whatever its version. */
interface Client {
  readonly chat: {
    postMessage(message: { channel: string; text: string; blocks: typeof card }): Promise<unknown>;
  };
  readonly views: {
    open(asked: { trigger_id: string; view: typeof form }): Promise<unknown>;
    publish(asked: { user_id: string; view: typeof home }): Promise<unknown>;
  };
  filesUploadV2(file: {
    channel_id: string;
    filename: string;
    title: string;
    content: string;
  }): Promise<unknown>;
}

/** What the external menu of the form offers. */
export const SKUS = { options: [{ text: text("TEE-1"), value: "TEE-1" }] };

export async function onCommand({
  ack,
  client,
  command,
}: {
  ack: (said: string) => Promise<void>;
  client: Client;
  command: { text: string; trigger_id: string };
}): Promise<void> {
  await ack(`heard ${command.text}`);
  await client.views.open({ trigger_id: command.trigger_id, view: form });
  await client.chat.postMessage({ channel: "C0CARE", text: "card", blocks: card });
}

/** What the form is answered, by what was written in it. */
export function answerTo(values: Record<string, Record<string, { value?: string | null }>>) {
  return values["note"]?.["note"]?.value === "right"
    ? { response_action: "update" as const, view: thanks }
    : { response_action: "errors" as const, errors: { note: "Say it right." } };
}

export async function onDone({
  ack,
  respond,
}: {
  ack: () => Promise<void>;
  respond: (answer: { replace_original: boolean; text: string }) => Promise<unknown>;
}): Promise<void> {
  await ack();
  await respond({ replace_original: true, text: "all done" });
}

export async function onMention({
  client,
  event,
  say,
}: {
  client: Client;
  event: { user?: string; ts: string; channel: string };
  say: (message: { text: string; thread_ts: string }) => Promise<unknown>;
}): Promise<void> {
  await say({ text: `hello <@${event.user ?? ""}>`, thread_ts: event.ts });
  const file = { filename: "list.csv", title: "A list", content: "SKU\nTEE\n" };
  await client.filesUploadV2({ channel_id: event.channel, ...file });
}

export async function onHome({ client, event }: { client: Client; event: { user: string } }): Promise<void> {
  await client.views.publish({ user_id: event.user, view: home });
}

export async function onLookUp({
  ack,
  respond,
}: {
  ack: () => Promise<void>;
  respond: (answer: string) => Promise<unknown>;
}): Promise<void> {
  await ack();
  await respond("looked up");
}
