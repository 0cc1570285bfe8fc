import { z } from "zod";

/**
 * One condition of an order search. Only the operator `equals` is documented. `GroupId` and `LogicalType` say
 * how several are joined; where they are left out, all of them must hold.
 */
export const SearchCondition = z.object({
  Field: z.string().min(1),
  Operator: z.string().min(1).default("equals"),
  Value: z.string(),
  GroupId: z.number().int().optional(),
  LogicalType: z.string().optional(),
});
export type SearchCondition = z.input<typeof SearchCondition>;

/** What care knows of an order when its number is missing. `since` is a date in UTC. */
export interface KnownOfOrder {
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  /** A last name, or first name and last name. */
  readonly name?: string | undefined;
  readonly status?: string | undefined;
  readonly since?: Date | undefined;
}
