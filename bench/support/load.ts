import { fileURLToPath } from "node:url";
import { z } from "zod";
import { type Program, startProgram } from "./program.ts";

/** What the program that asks may be told to do. */
export const Task = z.discriminatedUnion("kind", [
  /** Asks at fixed times, whatever comes back; tells how long each ack took, once all is answered that will be. */
  z.object({
    kind: z.literal("open"),
    port: z.number(),
    perSecond: z.number(),
    seconds: z.number(),
    answers: z.boolean(),
  }),
  /** Each connection asks, waits for the ack and for the answer, and asks again; tells how many answers came, and in what time. */
  z.object({ kind: z.literal("closed"), port: z.number(), connections: z.number(), seconds: z.number() }),
  /** One question after the other; between them the bare calls that no app can do without. Tells both times. */
  z.object({ kind: z.literal("one-by-one"), port: z.number(), omni: z.number(), count: z.number() }),
]);
export type Task = z.infer<typeof Task>;

/** Times are milliseconds. Whatever was not acked with a 200, or not answered in time, is `failed`. */
export const Paced = z.object({ acks: z.array(z.number()), failed: z.number(), latest: z.number() });
export const Answered = z.object({ answers: z.number(), ms: z.number(), failed: z.number() });
export const Compared = z.object({
  answers: z.array(z.number()),
  bare: z.array(z.number()),
  failed: z.number(),
});

/** Whoever asks: a program of its own, beside what is measured. */
export interface Load extends AsyncDisposable {
  readonly run: <T>(task: Task, outcome: z.ZodType<T>) => Promise<T>;
}

export function startLoad(): Load {
  const program: Program = startProgram(fileURLToPath(new URL("../programs/load.ts", import.meta.url)), {
    core: "driving",
  });
  const ready = program.told(z.literal("ready"));
  return {
    run: async (task, outcome) => {
      await ready;
      program.tell(task);
      return program.told(outcome);
    },
    [Symbol.asyncDispose]: () => program[Symbol.asyncDispose](),
  };
}
