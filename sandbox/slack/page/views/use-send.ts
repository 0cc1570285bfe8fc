import { useState } from "preact/hooks";
import { unreachable } from "../state/api.ts";
import { useTools } from "../state/window.ts";

const slash = /^(\/[^\s]+)\s*([\s\S]*)$/;

/**
 * Sends what was typed, as a command or as a message; false when it did not go out. A command that fails is
 * told in the channel by the workspace itself, so it is not said twice.
 */
export function useSend(channel: string, threadTs: string | undefined) {
  const { api } = useTools();
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (typed: string): Promise<boolean> => {
    setSending(true);
    setProblem(null);
    const [, command, text = ""] = slash.exec(typed) ?? [];
    const outcome =
      command === undefined
        ? await api.post("message", { channel, text: typed, threadTs })
        : await api.post("command", { channel, command, text, threadTs });
    setSending(false);
    const toldInChannel = command !== undefined && threadTs === undefined && outcome.problem !== unreachable;
    setProblem(toldInChannel ? null : outcome.problem);
    return outcome.ok || command !== undefined;
  };
  return { send, sending, problem };
}
