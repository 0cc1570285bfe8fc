import { BOT_TOKEN, type House } from "./house.ts";

/** The next message is posted, and everyone sees it, while Slack does not say so. */
export function loseNextPost({ slackApi, slackUrl }: House): void {
  slackApi.instead("chat.postMessage", async (args) => {
    slackApi.instead("chat.postMessage", undefined);
    const headers = { authorization: `Bearer ${BOT_TOKEN}` };
    await fetch(`${slackUrl}/api/chat.postMessage`, { method: "POST", headers, body: args });
    return { body: { ok: false, error: "internal_error" } };
  });
}

/** The next message is posted, and everyone sees it, while the app waits for Slack's answer; call it to give that. */
export function holdNextPost({ slackApi, slackUrl }: House): () => void {
  const held = Promise.withResolvers<void>();
  slackApi.instead("chat.postMessage", async (args) => {
    slackApi.instead("chat.postMessage", undefined);
    const headers = { authorization: `Bearer ${BOT_TOKEN}` };
    const posted = await fetch(`${slackUrl}/api/chat.postMessage`, { method: "POST", headers, body: args });
    await held.promise;
    return { body: await posted.json() };
  });
  return held.resolve;
}
