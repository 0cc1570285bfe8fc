import { z } from "zod";
import { invalid } from "../refusal.ts";
import { bodyOf, type Handler, text } from "../request.ts";
import type { Customer } from "../shapes.ts";

const body = z.object({
  FirstName: text,
  LastName: text,
  Email: text,
  SubscriberOptIn: z.boolean().optional(),
  CompanyName: z.string().optional(),
  PhoneNumber: z.string().optional(),
  Password: z.string().optional(),
  CustomerLevel: z.int().optional(),
  Address: z
    .object({
      AddressLine1: text,
      AddressLine2: z.string().optional(),
      City: text,
      State: text,
      ZipCode: text,
      CountryCode: text,
      AddressNickName: z.string().optional(),
    })
    .optional(),
  Sex: z.string().optional(),
  BirthYear: z.string().optional(),
  Language: z.string().optional(),
  TimeZoneId: z.string().optional(),
  ExternalCustomerId: z.string().optional(),
  CustomFields: z.array(z.object({ Name: text, Value: z.unknown() })).optional(),
});

/** POST orders/Customers: makes a customer. 201 with the new ids. */
export const createCustomer: Handler = (request, { state }) => {
  const {
    FirstName,
    LastName,
    Email,
    ExternalCustomerId,
    Password: _never,
    ...Details
  } = bodyOf(body, request.body);
  const taken = state.customers.some((customer) => customer.Email.toLowerCase() === Email.toLowerCase());
  if (taken) throw invalid(`A customer with the e-mail address ${Email} already exists.`);
  const customer: Customer = {
    InternalCustomerId: state.nextId("customer"),
    ExternalCustomerId: ExternalCustomerId ?? null,
    FirstName,
    LastName,
    Email,
    Details,
  };
  return {
    status: 201,
    body: {
      InternalCustomerId: customer.InternalCustomerId,
      ExternalCustomerId: customer.ExternalCustomerId,
    },
    apply: () => void state.customers.push(customer),
    instead: () => void state.customers.push({ ...customer, LastName: FirstName, FirstName: LastName }),
  };
};
