import { z } from "zod";
import { Address, CustomField } from "./common.ts";

/** An inventory location. `InternalName` is what every other call names it by. */
export const Location = z.object({
  InternalName: z.string(),
  PublicName: z.string().optional(),
  LocationType: z.string().optional(),
  Active: z.boolean().optional(),
  Email: z.string().optional(),
  PhoneNumber: z.string().optional(),
  Address: Address.optional(),
});
export type Location = z.infer<typeof Location>;

/** The custom fields of one inventory location. */
export const LocationCustomFields = z.object({
  LocationName: z.string(),
  CustomFields: z.array(CustomField).default([]),
});
export type LocationCustomFields = z.infer<typeof LocationCustomFields>;

const StoreAddress = z.looseObject({
  AddressLine1: z.string().nullish(),
  AddressLine2: z.string().nullish(),
  AddressLine3: z.string().nullish(),
  City: z.string().nullish(),
  State: z.string().nullish(),
  ZipCode: z.string().nullish(),
  CountryCode: z.string().nullish(),
  Latitude: z.number().nullish(),
  Longitude: z.number().nullish(),
});

/**
 * A store, exactly as it was read: fields that are not known here stay, and so does a null, because an update
 * sends all of it back.
 */
export const StoreLocation = z.looseObject({
  StoreInternalName: z.string(),
  PublicName: z.string().nullish(),
  Address: StoreAddress.nullish(),
  Email: z.string().nullish(),
  PhoneNumber: z.string().nullish(),
  Active: z.boolean().nullish(),
  Visible: z.boolean().nullish(),
  AllowShipToStore: z.boolean().nullish(),
  CustomFields: z.array(z.looseObject({ Name: z.string(), Value: z.unknown() })).nullish(),
  LinkedInventoryLocationNames: z.array(z.string()).nullish(),
});
export type StoreLocation = z.infer<typeof StoreLocation>;
