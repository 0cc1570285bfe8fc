import { z } from "zod";

/** Settings of this one site, on which the guide leaves a choice. All may be changed while it runs. */
export const Site = z.object({
  /** The site parameter CANCEL_REASON_TRUE: an order cannot be cancelled without a reason. */
  cancelReasonTrue: z.boolean(),
  /** Which spelling of the metadata path is published: the guide's, the portal overview's, or both. */
  metadataPath: z.enum(["customfieldsmetadata", "customfieldmetadata", "both"]),
  /** Where rerouting is done: at the reject path, as the guide prints, or at a path of its own. */
  reroutePath: z.enum(["Reject", "Reroute"]),
  /** What a question for orders that do not exist is answered with. */
  noSuchOrder: z.enum(["404", "empty list"]),
  /** How long Omni takes to create or route shipments, in milliseconds. */
  routingDelay: z.int().min(0).max(3_600_000),
});
export type Site = z.infer<typeof Site>;

/** The settings a new site begins with: the guide taken at its word. */
export function makeSite(): Site {
  return {
    cancelReasonTrue: true,
    metadataPath: "customfieldsmetadata",
    reroutePath: "Reject",
    noSuchOrder: "404",
    routingDelay: 2000,
  };
}
