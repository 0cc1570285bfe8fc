import { z } from "zod";
import { type Location, type Omni, OmniError, type WriteCall } from "../../omni/index.ts";
import type { Context } from "../context.ts";
import { one } from "../input.ts";
import { Unknown, unknownAmong } from "../location/named.ts";
import { lookAtShipment, ShipmentFacts } from "./facts.ts";
import { shipmentSlots } from "./subject.ts";

export const rerouteSlots = { ...shipmentSlots, location: one("A shipping centre").optional() };
export const RerouteSubject = z.object(rerouteSlots);

/** More are not chosen from a list, but found while typing. */
const CHOSEN_FROM = 100;
const CENTRE = /shipping\s*cent(er|re)/i;

export const RerouteFacts = ShipmentFacts.extend({
  /** How the site publishes rerouting: `reject path` is where the guide prints it. */
  call: z.enum(["off", "reject path", "own path"]),
  /** Shipping centres; empty where Omni does not tell which locations are, or there are too many to list. */
  centres: z.array(z.string()),
  /** The one that was named, where it is no location of Omni. */
  unknown: Unknown.optional(),
});
export type RerouteFacts = z.infer<typeof RerouteFacts>;

/** Reads the shipment, where it can go, and how this site reroutes. */
export async function lookAtReroute(
  context: Context,
  subject: z.infer<typeof RerouteSubject>,
): Promise<RerouteFacts> {
  const { omni, call } = context;
  const [facts, locations] = await Promise.all([lookAtShipment(context, subject), omni.locations.list(call)]);
  const [unknown] = unknownAmong(subject.location === undefined ? [] : [subject.location], locations);
  return {
    ...facts,
    call: publishedAs(omni, subject.shipment),
    centres: centresOf(locations),
    ...(unknown === undefined ? {} : { unknown }),
  };
}

function centresOf(locations: readonly Location[]): string[] {
  const centres = locations
    .filter(({ LocationType = "", Active }) => CENTRE.test(LocationType) && Active !== false)
    .map(({ InternalName }) => InternalName);
  return centres.length > CHOSEN_FROM ? [] : centres;
}

function publishedAs(omni: Omni, ShipmentId: number): RerouteFacts["call"] {
  const Reason = "any";
  const rerouting = pathOf(() =>
    omni.shipments.reroute({ ShipmentId, ShippingCenterInternalName: "anywhere", Reason }),
  );
  if (rerouting === undefined) return "off";
  const rejecting = pathOf(() => omni.shipments.reject({ ShipmentId, Reason }));
  return rerouting === rejecting ? "reject path" : "own path";
}

/** Where a call goes; undefined where the site has switched it off. */
function pathOf(describe: () => WriteCall): string | undefined {
  try {
    return describe().path;
  } catch (error) {
    if (error instanceof OmniError && error.kind === "not-published") return undefined;
    throw error;
  }
}
