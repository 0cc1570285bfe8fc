import { checked, describe } from "../describe.ts";
import type { Names } from "../names.ts";
import type { Omni } from "../omni.ts";
import { NewCustomer } from "../schemas/writes.ts";

/** New customers; the guide's `Password` is never sent. */
export function customerCalls(names: Names): Omni["customers"] {
  return {
    create: (input) =>
      describe(names, "customers.create", { body: checked("customers.create", NewCustomer, input) }),
  };
}
