import { z } from "zod";

// The page may not make code of text, so zod need not try; it must know before the first schema is made.
z.config({ jitless: true });
