import { useMemo } from "preact/hooks";
import type { Form } from "../blocks/form.ts";
import type { Message } from "../../protocol.ts";
import { formatDate } from "../blocks/text/date.ts";
import { Avatar } from "../parts/avatar.tsx";
import { useTools } from "../state/window.ts";
import { MessageBody } from "./message-body.tsx";
import { MessageTools } from "./message-tools.tsx";
import { ThreadLink } from "./thread-link.tsx";

interface MessageRowProps {
  message: Message;
  grouped: boolean;
  target: boolean;
  threaded: boolean;
  /** How many of its replies are new to the person. */
  news: number;
  form: Form | undefined;
}

/** One message; drawn again only when something about it changed, so that a thousand are no burden. */
export function MessageRow(props: MessageRowProps) {
  const { message, grouped, target, threaded, news, form } = props;
  return useMemo(() => <Row {...props} />, [message, grouped, target, threaded, news, form]);
}

/** A message with who wrote it and when; without them when it follows one of the same author. */
function Row({ message, grouped, target, threaded, news, form }: MessageRowProps) {
  const {
    directory,
    app: { name: appName, botUserId },
    team,
  } = useTools();
  const app = message.botId !== null || message.user === botUserId;
  const system = message.user === "USLACKBOT";
  const name = system ? team.name : app ? appName : (directory.user(message.user)?.name ?? message.user);
  const note = message.subtype?.startsWith("channel_") === true;
  const classes = ["message", grouped && "grouped", message.ephemeral && "ephemeral", target && "target"];
  return (
    <article
      class={classes.filter(Boolean).join(" ")}
      data-ts={message.ts}
      aria-label={`Message from ${name}`}
    >
      {grouped ? (
        <Time ts={message.ts} short />
      ) : (
        <Avatar id={message.user} name={name} app={app || system} />
      )}
      <div class="message-main">
        {message.ephemeral && !grouped && <p class="only-you">◉ Only visible to you</p>}
        {!grouped && (
          <header>
            <strong>{name}</strong>
            {app && <span class="badge">APP</span>}
            <Time ts={message.ts} />
          </header>
        )}
        <div class={note ? "quiet" : ""}>
          <MessageBody message={message} form={form} />
        </div>
        {!threaded && message.replyCount > 0 && <ThreadLink message={message} news={news} />}
      </div>
      <MessageTools message={message} threaded={threaded} name={name} />
    </article>
  );
}

function Time({ ts, short = false }: { ts: string; short?: boolean }) {
  const { reader } = useTools();
  const seconds = Math.floor(Number(ts));
  const words = formatDate(seconds, "{time}", reader());
  const iso = new Date(seconds * 1000).toISOString();
  return (
    <time
      class={short ? "time short-time" : "time"}
      dateTime={iso}
      title={formatDate(seconds, "{date_long} at {time_secs}", reader())}
    >
      {short ? words.replace(/\s?[ap]m$/i, "") : words}
    </time>
  );
}
