import { z } from "zod";

/** What is known about one custom field of an owner type. The guide names none of these but the system name. */
export const FieldMetadata = z.object({
  SystemName: z.string(),
  DisplayName: z.string().optional(),
  OwnerType: z.string().optional(),
  DataType: z.string().optional(),
  Description: z.string().optional(),
  Required: z.boolean().optional(),
});
export type FieldMetadata = z.infer<typeof FieldMetadata>;
