import { useLayoutEffect } from "preact/hooks";
import { useTools } from "../state/window.ts";

interface Reading {
  /** Undefined while there is nothing to say. */
  channel: string | undefined;
  /** The parent, where the replies of a thread are read. */
  threadTs?: string;
  newest: string | undefined;
  /** How far it was read before. */
  read: string | undefined;
  /** Told when the person comes back to something new. */
  onReturn?: (lastRead: string) => void;
}

/** Says how far was read, once the person can see it. */
export function useMarkRead({ channel, threadTs, newest, read, onReturn }: Reading) {
  const { api } = useTools();
  // At once with the list: later, whoever comes back just then would be told nothing of what is new.
  useLayoutEffect(() => {
    if (channel === undefined || newest === undefined) return undefined;
    const isNew = Number(newest) > Number(read ?? 0);
    const mark = () => {
      if (document.hidden || !isNew) return;
      void api.post("read", { channel, ts: newest, ...(threadTs === undefined ? {} : { threadTs }) });
    };
    mark();
    const seen = () => {
      if (!document.hidden && isNew && read !== undefined) onReturn?.(read);
      mark();
    };
    document.addEventListener("visibilitychange", seen);
    return () => document.removeEventListener("visibilitychange", seen);
  }, [channel, threadTs, newest, read]);
}
