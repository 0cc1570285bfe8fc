import { z } from "zod";
import { OmniError } from "../../omni/index.ts";
import type { Context } from "../context.ts";
import { read } from "../read.ts";
import type { StatusResult } from "../results.ts";

/** Whether Omni answers, how long it takes, and what is queued. */
export const status = read({
  id: "status",
  title: "Status",
  help: "is Omni answering, and how fast",
  deed: "Show",
  words: ["status"],
  examples: ["status"],
  input: z.object({}),
  form: () => [],
  working: () => "Asking Omni",
  run: async (context) => {
    const [omni, health] = await Promise.all([pingOmni(context), context.health()]);
    return { kind: "status", omni, ...health };
  },
});

async function pingOmni({ omni, call }: Context): Promise<StatusResult["omni"]> {
  try {
    const { ms } = await omni.ping(call);
    return { answers: true, ms };
  } catch (error) {
    if (!(error instanceof OmniError)) throw error;
    return { answers: false, why: error.kind, traceId: error.traceId };
  }
}
