import { useEffect } from "preact/hooks";
import { useTools } from "../state/window.ts";

interface Reading {
  /** Undefined while there is nothing to say. */
  channel: string | undefined;
  /** The parent, where the replies of a thread are read. */
  threadTs?: string;
  newest: string | undefined;
  /** How far it was read before. */
  read: string | undefined;
}

/** Says how far was read, once the person can see it. */
export function useMarkRead({ channel, threadTs, newest, read }: Reading) {
  const { api } = useTools();
  useEffect(() => {
    if (channel === undefined || newest === undefined) return undefined;
    const mark = () => {
      if (document.hidden || Number(newest) <= Number(read ?? 0)) return;
      void api.post("read", { channel, ts: newest, ...(threadTs === undefined ? {} : { threadTs }) });
    };
    mark();
    document.addEventListener("visibilitychange", mark);
    return () => document.removeEventListener("visibilitychange", mark);
  }, [channel, threadTs, newest, read]);
}
