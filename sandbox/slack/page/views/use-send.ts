import { useState } from "preact/hooks";
import { useWindow } from "../state/window.ts";

const slash = /^(\/[^\s]+)\s*([\s\S]*)$/;

/** Sends what was typed, as a command or as a message; false when it did not go out. */
export function useSend(channel: string, threadTs: string | undefined) {
  const { api } = useWindow();
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
    setProblem(outcome.problem);
    return outcome.ok || command !== undefined;
  };
  return { send, sending, problem };
}
