import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { plainBy } from "../../src/omni/plain-by-schema.ts";
import { Order } from "../../src/omni/schemas/order.ts";

const text = fc.string();
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
const anything = fc.oneof(
  fc.constantFrom(null, undefined, true, "", "text", 0, -1.5, Number.NaN, Infinity),
  fc.array(fc.anything(), { maxLength: 2 }),
  fc.dictionary(text, fc.anything(), { maxKeys: 2 }),
);

/** Values as the schema has them; here and there something else. */
function valuesOf(schema: z.core.$ZodType, odd: number): fc.Arbitrary<unknown> {
  const right = rightOf(schema, odd);
  return odd === 0 ? right : fc.oneof({ arbitrary: right, weight: odd }, { arbitrary: anything, weight: 1 });
}

function rightOf(schema: z.core.$ZodType, odd: number): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodString) return text;
  if (schema instanceof z.ZodNumber) return number;
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return fc.oneof(fc.constantFrom(undefined, null), valuesOf(schema.def.innerType, odd));
  if (schema instanceof z.ZodArray) return fc.array(valuesOf(schema.def.element, odd), { maxLength: 2 });
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.def.options.map((one) => valuesOf(one, odd)));
  if (!(schema instanceof z.ZodObject)) throw new Error("the test has no values of such a schema");
  const shape: Record<string, z.core.$ZodType> = schema.def.shape;
  const fields = Object.entries(shape).map(([name, field]) => [name, valuesOf(field, odd)] as const);
  return fc.record({ ...Object.fromEntries(fields), New: anything }, { requiredKeys: [] });
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => (each === null ? null : withoutNulls(each)));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, inner === null ? undefined : withoutNulls(inner)]),
  );
}

const plainOrder = plainBy(Order);

test("an order is read without its schema exactly as by it, and whatever is not right is left to it", () => {
  let right = 0;
  let wrong = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(0, 30, 300).chain((odd) => valuesOf(Order, odd)),
      (value) => {
        const bySchema = Order.safeParse(withoutNulls(value));
        const plain = plainOrder(value);
        if (bySchema.success) right += 1;
        else wrong += 1;
        expect(plain).toEqual(bySchema.data);
      },
    ),
    { numRuns: 500 },
  );
  expect(Math.min(right, wrong)).toBeGreaterThan(20);
});

test.each([
  z.string().min(2),
  z.email(),
  z.int(),
  z.number().positive(),
  z.coerce.number(),
  z.strictObject({}),
  z.string().transform((said) => said.length),
  z.array(z.string()).max(1),
  z.literal("a"),
])("a schema that asks for more is left to judge for itself", (schema: z.ZodType) => {
  for (const value of ["a", "", 1.5, -1, {}, { a: 1 }, ["a", "b"]])
    expect(plainBy(schema)(value)).toBeUndefined();
});

test("what is given by default is nobody else's", () => {
  const read = plainBy(z.object({ list: z.array(z.string()).default([]) }));
  read({})?.list.push("mine");
  expect(read({})).toEqual({ list: [] });
});
