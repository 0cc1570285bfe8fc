/** What may have moved: the log of calls, the data, the switches, the clock, the story. */
export type Topic = "calls" | "data" | "switches" | "clock" | "story";

/** Tells those who listen that something moved; what it is by now they read for themselves. */
export interface Bell {
  ring(topic: Topic): void;
  /** Returns how to stop listening. */
  listen(hear: (topic: Topic) => void): () => void;
}

export function makeBell(): Bell {
  const listeners = new Set<(topic: Topic) => void>();
  return {
    ring: (topic) => {
      for (const hear of listeners) hear(topic);
    },
    listen: (hear) => {
      listeners.add(hear);
      return () => void listeners.delete(hear);
    },
  };
}
