import { expectTypeOf, test } from "vitest";
import type {
  CallOptions,
  Location,
  Omni,
  OnHand,
  Order,
  StoreLocation,
  Virtual,
  WriteAnswer,
  WriteCall,
} from "../../src/omni/index.ts";
import { createOmni } from "../../src/omni/index.ts";

test("the client's types are what its callers build on", () => {
  expectTypeOf(createOmni).returns.toEqualTypeOf<Omni>();
  expectTypeOf<Omni["orders"]["byExternalIds"]>().returns.resolves.toEqualTypeOf<Order[]>();
  expectTypeOf<Omni["stock"]["onHand"]>().returns.toEqualTypeOf<AsyncIterable<OnHand[]>>();
  expectTypeOf<Omni["pools"]["virtual"]>().returns.toEqualTypeOf<AsyncIterable<Virtual[]>>();
  expectTypeOf<Omni["locations"]["find"]>().returns.resolves.toEqualTypeOf<Location | undefined>();
  expectTypeOf<Omni["stores"]["update"]>().parameter(1).toEqualTypeOf<StoreLocation>();
  expectTypeOf<Omni["stock"]["adjust"]>().returns.toEqualTypeOf<WriteCall>();
  expectTypeOf<Omni["shipments"]["reroute"]>().returns.toEqualTypeOf<WriteCall>();
  expectTypeOf<Omni["send"]>().parameter(0).toEqualTypeOf<WriteCall>();
  expectTypeOf<Omni["send"]>().parameter(1).toEqualTypeOf<CallOptions | undefined>();
  expectTypeOf<Omni["send"]>().returns.resolves.toEqualTypeOf<WriteAnswer>();
});

test("answers say what may be missing, and hold no null", () => {
  expectTypeOf<OnHand>().toEqualTypeOf<{ Sku: string; LocationInternalName: string; Quantity: number }>();
  expectTypeOf<Order["ExternalOrderId"]>().toEqualTypeOf<string>();
  expectTypeOf<Order["OrderTotal"]>().toEqualTypeOf<number | undefined>();
  expectTypeOf<Order["LineItems"][number]["QuantityShipped"]>().toEqualTypeOf<number>();
  expectTypeOf<undefined>().toExtend<Order["Shipments"]>();
});

test("a customer takes no password, and an order is named by one id", () => {
  type NewCustomer = Parameters<Omni["customers"]["create"]>[0];
  expectTypeOf<"Password">().not.toExtend<keyof NewCustomer>();
  expectTypeOf<Parameters<Omni["shipments"]["createAll"]>[0]>().toEqualTypeOf<
    { external: string } | { internal: number }
  >();
});
