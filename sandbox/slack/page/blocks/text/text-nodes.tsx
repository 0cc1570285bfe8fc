import { useContext } from "preact/hooks";
import { BlockHost } from "../host.ts";
import { readPermalink } from "../permalink.ts";
import { formatDate } from "./date.ts";
import { emojiCharacter } from "./emoji.ts";
import type { TextNode } from "./nodes.ts";

/** Parsed text as elements: names looked up, dates in the reader's zone, links that open apart. */
export function TextNodes({ nodes }: { nodes: readonly TextNode[] }) {
  return nodes.map((node, index) => <OneNode key={index} node={node} />);
}

function OneNode({ node }: { node: TextNode }) {
  switch (node.kind) {
    case "text":
      return <>{node.text}</>;
    case "bold":
      return (
        <strong>
          <TextNodes nodes={node.children} />
        </strong>
      );
    case "italic":
      return (
        <em>
          <TextNodes nodes={node.children} />
        </em>
      );
    case "strike":
      return (
        <s>
          <TextNodes nodes={node.children} />
        </s>
      );
    case "underline":
      return (
        <u>
          <TextNodes nodes={node.children} />
        </u>
      );
    case "quote":
      return (
        <blockquote>
          <TextNodes nodes={node.children} />
        </blockquote>
      );
    case "code":
      return <code>{node.text}</code>;
    case "pre":
      return <pre tabIndex={0}>{node.text}</pre>;
    case "link":
      return (
        <Link url={node.url}>
          <TextNodes nodes={node.children} />
        </Link>
      );
    case "broadcast":
      return <span class="mention mention-loud">@{node.range}</span>;
    case "emoji":
      return (
        <span class="emoji" role="img" aria-label={node.name}>
          {emojiCharacter(node.name) ?? `:${node.name}:`}
        </span>
      );
    case "date":
      return <DateText node={node} />;
    case "user":
    case "channel":
    case "usergroup":
    default:
      return <Mention node={node} />;
  }
}

/** A link that opens in a tab of its own; one to a message of this workspace goes there. */
function Link({ url, children }: { url: string; children: preact.ComponentChildren }) {
  const { open } = useContext(BlockHost);
  const message = readPermalink(url);
  if (message !== undefined) {
    const follow = (event: Event) => {
      event.preventDefault();
      open(message.channel, message.ts);
    };
    return (
      <a href={url} onClick={follow}>
        {children}
      </a>
    );
  }
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

function Mention({ node }: { node: Extract<TextNode, { kind: "user" | "channel" | "usergroup" }> }) {
  const { directory, me, open } = useContext(BlockHost);
  if (node.kind === "channel") {
    const channel = directory.channel(node.id);
    return (
      <button type="button" class="mention" onClick={() => open(node.id)}>
        #{channel?.name ?? node.label ?? "unknown-channel"}
      </button>
    );
  }
  const known = node.kind === "user" ? directory.user(node.id) : directory.group(node.id);
  const mine = node.id === me;
  return <span class={mine ? "mention mention-me" : "mention"}>@{known?.name ?? node.label ?? node.id}</span>;
}

function DateText({ node }: { node: Extract<TextNode, { kind: "date" }> }) {
  const { reader } = useContext(BlockHost);
  const written = formatDate(node.timestamp, node.format, reader());
  const exact = formatDate(node.timestamp, "{date_long} at {time_secs}", reader());
  const time = <time title={`${exact} (${reader().zone})`}>{written}</time>;
  return node.url === undefined ? time : <Link url={node.url}>{time}</Link>;
}
