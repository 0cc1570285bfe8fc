import { z } from "zod";
import type { AuditQuestion } from "../context.ts";
import { one } from "../input.ts";
import { read } from "../read.ts";
import { since } from "../since.ts";

/** An answer shows so many entries at most; who wants more says more, or asks for the file. */
const MOST = 500;

const PERSON = /^<?@?([UW][A-Z0-9]+)>?$/;

const person = one("A person").transform((said, context) => {
  const id = PERSON.exec(said)?.[1];
  if (id !== undefined) return id;
  context.addIssue({ code: "custom", message: `“${said}” is not a person. Mention one with @.` });
  return z.NEVER;
});

const input = z.object({
  person: person.optional(),
  order: one("An order number").optional(),
  shipment: one("A shipment id").optional(),
  sku: one("A SKU").optional(),
  since: since.optional(),
  csv: z.tuple([]).optional(),
});

/** Who did what, and who was refused, newest first. */
export const readAudit = read({
  id: "audit.read",
  right: "audit.read",
  title: "Read the audit",
  help: "who did what, who agreed, and who was refused",
  deed: "Show",
  words: ["audit [<person>] [order <order>] [shipment <shipment>] [sku <sku>] [since <since>] [csv]"],
  examples: ["audit", "audit order 1001", "audit since 7d csv"],
  ours: true,
  input,
  form: () => [
    { kind: "text", name: "order", label: "Order number", optional: true },
    { kind: "text", name: "shipment", label: "Shipment id", optional: true },
    { kind: "text", name: "sku", label: "SKU", optional: true },
    { kind: "text", name: "since", label: "Since", placeholder: "7d", optional: true },
  ],
  file: ({ csv }) => csv !== undefined,
  working: () => "Reading the audit",
  run: async ({ audit, now }, asked) => {
    return { kind: "audit", ...(await audit(questionOf(asked, now()))) };
  },
});

function questionOf(
  { person: who, order, shipment, sku, since: at }: z.infer<typeof input>,
  now: number,
): AuditQuestion {
  const named = { order, shipment, sku };
  const targets = Object.entries(named).flatMap(([kind, id]) => (id === undefined ? [] : [{ kind, id }]));
  return { person: who, targets, since: at?.before(now).getTime(), limit: MOST };
}
