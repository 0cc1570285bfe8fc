import { z } from "zod";

/** Jobs that tests count. */
export const count = { name: "count", data: z.object({ n: z.int() }) };
