import { rejectShipment } from "./shipment/reject.ts";
import type { WriteOperation } from "./write.ts";

/** Everything that changes the OMS, in the order that help and menus show it. */
export const WRITES: readonly WriteOperation[] = [rejectShipment];
