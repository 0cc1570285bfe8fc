import { z } from "zod";
import type { Address, Order } from "../../omni/index.ts";
import { one } from "../input.ts";
import { findOrder, nameOf } from "../order/named.ts";
import { read } from "../read.ts";
import type { RevealedAddress } from "../results.ts";

/** Shows what an order card masks, to the one person who asks. */
export const revealCustomer = read({
  id: "customer.reveal",
  right: "customer.reveal",
  title: "Reveal customer",
  help: "name, e-mail, phone and addresses of an order, to you alone",
  deed: "Reveal",
  words: ["order reveal <order>"],
  examples: ["order reveal 1001"],
  input: z.object({ order: one("An order number") }),
  form: () => [{ kind: "text", name: "order", label: "Order number", placeholder: "1001" }],
  confidential: ({ order }) => [{ kind: "order", id: order }],
  working: ({ order }) => `Looking up order ${order}`,
  run: async (context, { order: name }) => {
    const order = await findOrder(context, name);
    if (order === undefined) return { kind: "orders", orders: [], notFound: [name] };
    return { kind: "revealed", order: nameOf(order), ...customerOf(order) };
  },
});

function customerOf({ BillingCustomer, BillingAddress, ShippingAddress }: Order) {
  return {
    name: joined(BillingCustomer?.FirstName, BillingCustomer?.LastName),
    email: known(BillingCustomer?.EmailAddress),
    phone: known(BillingCustomer?.PhoneNumber),
    billing: addressOf(BillingAddress),
    shipping: addressOf(ShippingAddress),
  };
}

function addressOf(address: Address | undefined): RevealedAddress | undefined {
  if (address === undefined) return undefined;
  const { AddressLine1, AddressLine2, AddressLine3, City, State, ZipCode, CountryCode } = address;
  const parts = [AddressLine1, AddressLine2, AddressLine3, City, State, ZipCode, CountryCode];
  return {
    name: joined(address.FirstName, address.LastName),
    company: known(address.CompanyName),
    lines: parts.map(known).filter((part) => part !== undefined),
  };
}

function joined(...names: readonly (string | undefined)[]): string | undefined {
  return known(names.map((name) => known(name) ?? "").join(" "));
}

function known(text: string | undefined): string | undefined {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" ? undefined : trimmed;
}
