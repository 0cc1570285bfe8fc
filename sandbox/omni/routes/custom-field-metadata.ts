import { invalid } from "../refusal.ts";
import { type Handler, rowsOf } from "../request.ts";

/** GET customfieldsmetadata/{ownertype}: the fields defined for a kind of object. */
export const readFieldMetadata: Handler = (request, world) => {
  const wanted = request.pathValue.toLowerCase();
  for (const [owner, fields] of world.state.fieldMetadata) {
    if (owner.toLowerCase() === wanted) return { status: 200, body: rowsOf(fields, request.page) };
  }
  const known = [...world.state.fieldMetadata.keys()].join(", ");
  throw invalid(`OwnerType "${request.pathValue}" is not valid. Use one of: ${known}.`);
};
