import type { Message } from "../../protocol.ts";
import type { Form } from "../blocks/form.ts";
import { Blocks } from "../blocks/block.tsx";
import { BlockHost } from "../blocks/host.ts";
import { Mrkdwn } from "../blocks/text/text-object.tsx";
import { useSurface } from "../state/use-surface.ts";
import { messageKey } from "../state/state.ts";
import { SharedFiles } from "./shared-files.tsx";

/** What a message says: its blocks, or else its text; then its files. */
export function MessageBody({ message, form }: { message: Message; form: Form | undefined }) {
  const { channel, ts, blocks } = message;
  const host = useSurface({
    surface: messageKey(message),
    form,
    blocks,
    container: { type: "message", channel, ts },
  });
  return (
    <BlockHost.Provider value={host}>
      {message.blocks.length > 0 ? (
        <Blocks blocks={message.blocks} />
      ) : (
        <div class="message-text">
          <Mrkdwn text={message.text} />
        </div>
      )}
      {message.editedAt !== null && <span class="edited">(edited)</span>}
      <SharedFiles files={message.files} />
    </BlockHost.Provider>
  );
}
