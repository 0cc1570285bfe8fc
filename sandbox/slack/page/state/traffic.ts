import { useEffect, useState } from "preact/hooks";
import type { Traffic } from "../../protocol.ts";

/**
 * What went over the wire, oldest first. It stands beside the window's state: traffic is told all the time, and
 * must not draw the messages again.
 */
export interface TrafficStore {
  list: () => readonly Traffic[];
  fill: (all: readonly Traffic[]) => void;
  put: (record: Traffic) => void;
  listen: (listener: () => void) => () => void;
}

const kept = 500;

export function createTrafficStore(): TrafficStore {
  let records: readonly Traffic[] = [];
  const listeners = new Set<() => void>();
  const become = (next: readonly Traffic[]) => {
    records = next.slice(-kept);
    for (const listener of listeners) listener();
  };
  return {
    list: () => records,
    fill: become,
    put: (record) => {
      const at = records.findLastIndex(({ id }) => id === record.id);
      become(at < 0 ? [...records, record] : records.with(at, record));
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The records as they stand, drawn again when one comes or changes. */
export function useTraffic(store: TrafficStore): readonly Traffic[] {
  const [records, setRecords] = useState(store.list());
  useEffect(() => {
    setRecords(store.list());
    return store.listen(() => setRecords(store.list()));
  }, [store]);
  return records;
}
