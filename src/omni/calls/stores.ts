import type { Client } from "../client.ts";
import { checked, describe } from "../describe.ts";
import { eachOnce } from "../fresh.ts";
import { lasting } from "../lasting.ts";
import { byName } from "../named.ts";
import type { CallOptions, Omni } from "../omni.ts";
import { allOf, orNothing } from "../pages.ts";
import type { StoreLocation } from "../schemas/place.ts";
import { NewStore, StoreChanges } from "../schemas/writes.ts";
import type { Shared } from "../reference.ts";
import { wholeStore } from "./whole-store.ts";

/** Store locations: all, one, a new one, and an edit that loses nothing. */
export function storeCalls(client: Client, shared: Shared<StoreLocation[]>): Omni["stores"] {
  const pages = (query: readonly (readonly [string, string])[], options: CallOptions) => {
    const fresh = eachOnce(({ StoreInternalName }: StoreLocation) => [StoreInternalName, ""]);
    return client.pages("stores.list", { query }, client.answers.stores, fresh, options);
  };
  return {
    list: (options = {}) => shared.get("all", options, (how) => allOf(pages([], lasting(how)))),
    pages: (options = {}) => pages([], options),
    async find(internalName, options = {}) {
      const found = await shared.get(`one ${internalName}`, options, (how) =>
        orNothing(allOf(pages([["name", internalName]], lasting(how)))),
      );
      return byName(found, internalName, ({ StoreInternalName }) => StoreInternalName);
    },
    create: (input) =>
      describe(client.names, "stores.create", { body: checked("stores.create", NewStore, input) }),
    update(internalName, store, changes) {
      const checkedChanges = checked("stores.update", StoreChanges, changes);
      return describe(client.names, "stores.update", {
        query: { name: internalName },
        body: wholeStore(store, checkedChanges, client.names.answer("store")["StoreInternalName"] ?? []),
      });
    },
  };
}
