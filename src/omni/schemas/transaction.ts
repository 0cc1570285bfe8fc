import { z } from "zod";

const id = z.union([z.string(), z.number()]).transform(String).optional();

/** One movement of money for an order. The guide names no field: each may be missing. */
export const Transaction = z.object({
  TransactionId: id,
  TransactionType: z.string().optional(),
  TransactionDateUtc: z.string().optional(),
  PaymentType: z.string().optional(),
  Amount: z.number().optional(),
  CurrencyCode: z.string().optional(),
  Status: z.string().optional(),
  InternalOrderId: z.number().optional(),
  ExternalOrderId: z.string().optional(),
  InvoiceId: id,
});
export type Transaction = z.infer<typeof Transaction>;
