import { useMemo } from "preact/hooks";
import type { TextObject } from "../objects.ts";
import { replaceEmoji } from "./emoji.ts";
import { parseMrkdwn } from "./mrkdwn.ts";
import { TextNodes } from "./text-nodes.tsx";

/** A `plain_text` or `mrkdwn` object as Slack shows it. */
export function Text({ text }: { text: TextObject }) {
  if (text.type === "plain_text") return <span class="plain">{replaceEmoji(text.text)}</span>;
  return <Mrkdwn text={text.text} />;
}

/** A string of mrkdwn, as in a message's own `text`. */
export function Mrkdwn({ text }: { text: string }) {
  const nodes = useMemo(() => parseMrkdwn(text), [text]);
  return (
    <span class="mrkdwn">
      <TextNodes nodes={nodes} />
    </span>
  );
}
