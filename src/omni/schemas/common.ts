import { z } from "zod";

/** A postal address. Personal data, except on locations and stores. */
export const Address = z.object({
  FirstName: z.string().optional(),
  LastName: z.string().optional(),
  CompanyName: z.string().optional(),
  AddressLine1: z.string().optional(),
  AddressLine2: z.string().optional(),
  AddressLine3: z.string().optional(),
  City: z.string().optional(),
  State: z.string().optional(),
  ZipCode: z.string().optional(),
  CountryCode: z.string().optional(),
  Latitude: z.number().optional(),
  Longitude: z.number().optional(),
});
export type Address = z.infer<typeof Address>;

/** A custom field's value; one without a value has none. */
export const CustomField = z.object({
  Name: z.string(),
  Value: z.union([z.string(), z.number(), z.boolean()]).optional(),
});
export type CustomField = z.infer<typeof CustomField>;
