import type { OmniSandbox } from "../../sandbox/omni/index.ts";

/** What no line of a log may hold: who bought something, where they live, and how they are reached. */
export function privateWordsOf({ state }: OmniSandbox): Set<string> {
  const words = [...state.orders.held()].flatMap(
    ({ BillingCustomer: customer, ShippingAddress: address }) => [
      `${customer.FirstName} ${customer.LastName}`,
      customer.EmailAddress,
      customer.PhoneNumber,
      address.AddressLine1,
    ],
  );
  return new Set(words.filter((word) => word.trim().length > 4));
}
