import { z } from "zod";
import type { KnownOfOrder } from "../../omni/index.ts";
import type { Context } from "../context.ts";
import { one } from "../input.ts";
import { read } from "../read.ts";
import { since } from "../since.ts";
import { findOrders } from "./find.ts";

const KNOWN = ["email", "phone", "name", "status", "since"] as const;

const input = z
  .object({
    email: one("An e-mail address").optional(),
    phone: one("A phone number").optional(),
    name: one("A name").optional(),
    status: one("A status").optional(),
    since: since.optional(),
  })
  .refine((given) => KNOWN.some((slot) => given[slot] !== undefined), {
    path: ["email"],
    message: "Say at least one thing that you know of the order.",
  });
type Input = z.infer<typeof input>;

/** Orders by what care has when the number is missing. */
export const searchOrders = read({
  id: "order.search",
  right: "order.search",
  title: "Find orders",
  help: "by e-mail, phone, name, status or date, when the number is missing",
  deed: "Find",
  words: ["order find [email <email>] [phone <phone>] [name <name>] [status <status>] [since <since>]"],
  examples: ["order find email zoe.quill1@example.com", "order find status Paid since 7d"],
  input,
  form: () => [
    { kind: "text", name: "email", label: "E-mail", placeholder: "zoe@example.com", optional: true },
    { kind: "text", name: "phone", label: "Phone", optional: true },
    {
      kind: "text",
      name: "name",
      label: "Name",
      hint: "A last name, or first name and last name.",
      optional: true,
    },
    { kind: "text", name: "status", label: "Status", placeholder: "Paid", optional: true },
    {
      kind: "text",
      name: "since",
      label: "Since",
      placeholder: "7d",
      hint: "Hours, days or weeks (24h, 7d, 2w), or a date such as 2026-11-01.",
      optional: true,
    },
  ],
  working: () => "Looking for orders",
  run: (context, asked) =>
    findOrders(context, context.omni.orders.conditions(known(context, asked)), described(asked)),
});

function known({ now }: Context, asked: Input): KnownOfOrder {
  return { ...asked, since: asked.since?.before(now()) };
}

function described({ since: at, ...rest }: Input): string {
  const named = { email: "e-mail", phone: "phone", name: "name", status: "status" } as const;
  const parts = (["email", "phone", "name", "status"] as const).flatMap((slot) =>
    rest[slot] === undefined ? [] : [`${named[slot]} ${rest[slot]}`],
  );
  return [...parts, ...(at === undefined ? [] : [at.words])].join(", ");
}
