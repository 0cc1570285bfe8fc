import { z } from "zod";
import { ENDPOINT_NAMES } from "../endpoint-names.ts";
import { Fault } from "../faults.ts";
import { notFound } from "../refusal.ts";
import { bodyOf } from "../request.ts";
import type { Deed } from "./desk.ts";
import type { Switches } from "./protocol.ts";

const Endpoint = z.enum(["*", ...ENDPOINT_NAMES]);
const SwitchOn = z.strictObject({
  endpoint: Endpoint.default("*"),
  fault: Fault,
  /** How often; until it is switched off unless said. */
  times: z.int().min(1).max(1_000_000).optional(),
});

/** GET switches: which are on. */
export const listSwitches: Deed = ({ faults }): Switches => ({
  endpoints: [...ENDPOINT_NAMES],
  on: faults.list().map((one) => ({ ...one, left: Number.isFinite(one.left) ? one.left : null })),
});

/** POST switches {"endpoint","fault":{"kind",…},"times"} switches one on. */
export const switchOn: Deed = (desk, { body }) => {
  const { endpoint, fault, times } = bodyOf(SwitchOn, body);
  const id = desk.faults.set(endpoint, fault, times);
  return { id };
};

/** DELETE switches/{id} switches one off. */
export const switchOff: Deed = ({ faults }, { name }) => {
  if (!faults.remove(Number(name))) throw notFound(`Switch ${name} is off already.`);
  return {};
};

/** DELETE switches, or switches?endpoint=: all of them, or those of one endpoint. */
export const switchAllOff: Deed = ({ faults }, { query }) => {
  const endpoint = query.get("endpoint");
  faults.clear(endpoint === null ? undefined : bodyOf(Endpoint, endpoint));
  return {};
};
