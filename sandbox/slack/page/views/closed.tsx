import type { Channel } from "../../protocol.ts";
import { useTools } from "../state/window.ts";

/** Above the field to write in, where the app does not hear what is written. */
export function Absent({ channel }: { channel: Channel }) {
  const { app, api, tell } = useTools();
  const add = async () => {
    const body = { channel: channel.id, who: app.botUserId, change: "join" };
    const { problem } = await api.post("membership", body);
    if (problem !== null) tell(problem);
  };
  return (
    <p class="absent">
      {app.name} is not here: it is not told what is written.
      <button type="button" class="button button-small" onClick={() => void add()}>
        Add {app.name}
      </button>
    </p>
  );
}

/** In the place of the field to write in, where one cannot write: not a member, or archived. */
export function Closed({ channel }: { channel: Channel }) {
  const { me, api, tell } = useTools();
  const { id, name, archived } = channel;
  const act = async () => {
    const outcome = archived
      ? await api.post("archive", { channel: id, archived: false })
      : await api.post("membership", { channel: id, who: me, change: "join" });
    if (outcome.problem !== null) tell(outcome.problem);
  };
  return (
    <div class="join">
      <p>
        {archived
          ? `#${name} is archived: it can be read, and nothing can be written.`
          : `You are not in #${name}.`}
      </p>
      <button type="button" class="button button-primary" onClick={() => void act()}>
        {archived ? "Unarchive" : "Join the channel"}
      </button>
    </div>
  );
}
