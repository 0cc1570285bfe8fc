import type { Client } from "../client.ts";
import type { Omni } from "../omni.ts";
import type { FieldMetadata } from "../schemas/field-metadata.ts";
import type { Shared } from "../reference.ts";

/** Custom field metadata by the type of what owns the fields; the guide lists no types. */
export function fieldCalls(client: Client, shared: Shared<FieldMetadata[]>): Omni["fields"] {
  return {
    metadata: (ownerType, options = {}) =>
      shared.get(ownerType, options, (how) =>
        client.read("fields.metadata", { path: { ownerType } }, client.answers.fieldMetadata, how),
      ),
  };
}
