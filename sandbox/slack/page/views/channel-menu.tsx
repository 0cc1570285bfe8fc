import type { Channel } from "../../protocol.ts";
import { Menu } from "../parts/menu.tsx";
import { useTools } from "../state/window.ts";

/** What a person can do with a channel: add or remove the app, leave, close it for everyone. */
export function ChannelMenu({ channel }: { channel: Channel }) {
  const { me, app, api, tell, confirm } = useTools();
  const { id, name, archived, joined, hasApp } = channel;
  const post = async (path: string, body: Readonly<Record<string, unknown>>) => {
    const { problem } = await api.post(path, { channel: id, ...body });
    if (problem !== null) tell(problem);
  };
  const member = (who: string, change: "join" | "leave") => () => void post("membership", { who, change });
  const archive = async () => {
    const sure = await confirm({
      title: { type: "plain_text", text: `Archive #${name}?` },
      text: { type: "plain_text", text: "It closes for everyone. What was written can still be read." },
      confirm: { type: "plain_text", text: "Archive" },
      style: "danger",
    });
    if (sure) await post("archive", { archived: true });
  };
  const closed = [{ words: "Unarchive the channel", run: () => void post("archive", { archived: false }) }];
  const open = [
    hasApp
      ? { words: `Remove ${app.name}`, detail: "from this channel", run: member(app.botUserId, "leave") }
      : { words: `Add ${app.name}`, detail: "to this channel", run: member(app.botUserId, "join") },
    { words: "Leave the channel", run: member(me, "leave") },
    { words: "Archive the channel…", detail: "for everyone", run: () => void archive() },
  ];
  if (!archived && !joined) return null;
  return (
    <Menu
      label="More for this channel"
      face="⋮"
      faceClass="icon-button"
      heading={`#${name}`}
      items={archived ? closed : open}
    />
  );
}
