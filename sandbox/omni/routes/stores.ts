import { z } from "zod";
import { invalid, notFound } from "../refusal.ts";
import { bodyOf, type Handler, rowsOf, text, type World } from "../request.ts";
import type { Store } from "../shapes.ts";

const store = z.object({
  StoreInternalName: text.optional(),
  // The guide's own spelling.
  StoreInteralName: text.optional(),
  PublicName: text,
  Address: z.object({
    AddressLine1: text,
    AddressLine2: z.string().default(""),
    AddressLine3: z.string().default(""),
    City: text,
    State: text,
    ZipCode: text,
    Latitude: z.number().nullable().default(null),
    Longitude: z.number().nullable().default(null),
    CountryCode: text,
  }),
  Email: z.string().default(""),
  PhoneNumber: z.string().default(""),
  Active: z.boolean().default(false),
  Visible: z.boolean().default(false),
  AllowShipToStore: z.boolean().default(false),
  CustomFields: z.array(z.object({ Name: text, Value: z.unknown() })).default([]),
  LinkedInventoryLocationNames: z.array(text).default([]),
});

/** Reads a whole store. What is left out is empty: an update erases what it does not repeat. */
function readStore(sent: unknown, name: string | undefined, world: World): Store {
  const { StoreInternalName, StoreInteralName, ...rest } = bodyOf(store, sent);
  const internal = name ?? StoreInternalName ?? StoreInteralName;
  if (internal === undefined) throw invalid("StoreInternalName is required.");
  for (const linked of rest.LinkedInventoryLocationNames) {
    if (!world.state.locations.some((location) => location.InternalName === linked)) {
      throw invalid(`LinkedInventoryLocationNames: inventory location "${linked}" was not found.`);
    }
  }
  return { StoreInternalName: internal, ...rest };
}

function findStore(world: World, name: string): Store {
  const found = world.state.stores.get(name);
  if (found === undefined) throw notFound(`Store location "${name}" was not found.`);
  return found;
}

/** GET storelocations, or POST without a body as the guide prints: all, or the one `storeInternalName` names. */
export const listStores: Handler = (request, world) => {
  const name = request.one("storeInternalName");
  const found = name === undefined ? world.state.stores.values() : [findStore(world, name)];
  return { status: 200, body: rowsOf(found, request.page) };
};

/** POST storelocations: makes a store. 201 with the store. */
export const createStore: Handler = (request, world) => {
  const made = readStore(request.body, undefined, world);
  const { stores } = world.state;
  if (stores.has(made.StoreInternalName)) {
    throw invalid(`Store location "${made.StoreInternalName}" already exists. Choose another internal name.`);
  }
  return {
    status: 201,
    body: made,
    apply: () => void stores.set(made.StoreInternalName, made),
    instead: () => void stores.set(made.StoreInternalName, { ...made, Active: !made.Active }),
  };
};

/** PUT storelocations?storeInternalName=…: replaces the whole store. 204. */
export const updateStore: Handler = (request, world) => {
  const name = request.one("storeInternalName");
  if (name === undefined) throw invalid("storeInternalName is required in the query.");
  findStore(world, name);
  const made = readStore(request.body, name, world);
  return {
    status: 204,
    apply: () => void world.state.stores.set(name, made),
    instead: () => void world.state.stores.set(name, { ...made, Active: !made.Active }),
  };
};
