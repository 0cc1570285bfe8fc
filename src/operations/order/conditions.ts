import type { SearchCondition } from "../../omni/index.ts";
import type { Slot } from "../../words/slot.ts";
import { quote, readsBare, type Token } from "../../words/token.ts";

const FIELD = /^[A-Za-z][\w.]*$/;

/**
 * Words such as `OrderStatus = Paid and Channel = "web"`. Each condition is kept as one value,
 * `Field=Value`: a field's name never holds an equals sign.
 */
export const conditionsSlot: Slot = { read: readConditions, print: printConditions };

function readConditions(tokens: readonly Token[]): { values: string[] } | { wrong: string } {
  const values: string[] = [];
  for (let at = 0; at < tokens.length; at += 4) {
    const [field, equals, value, and] = tokens.slice(at, at + 4);
    if (
      field === undefined ||
      !FIELD.test(field.text) ||
      equals?.text !== "=" ||
      equals.quoted ||
      value === undefined
    ) {
      return { wrong: "Write conditions as Field = Value, joined by and." };
    }
    if (and !== undefined && (and.quoted || and.text.toLowerCase() !== "and")) {
      return { wrong: `Write and between conditions; “${and.text}” stands in its place.` };
    }
    if (and !== undefined && at + 4 >= tokens.length) return { wrong: "A condition is missing after and." };
    values.push(`${field.text}=${value.text}`);
  }
  return { values };
}

function printConditions(values: readonly string[]): string {
  return values
    .map((condition) => {
      const { Field, Value } = parseCondition(condition);
      return `${Field} = ${readsBare(Value) ? Value : quote(Value)}`;
    })
    .join(" and ");
}

/** A kept condition, `Field=Value`, as Omni is asked by it; a text without an equals sign has no value. */
export function parseCondition(condition: string): SearchCondition {
  const at = condition.indexOf("=");
  return at < 0
    ? { Field: condition, Value: "" }
    : { Field: condition.slice(0, at), Value: condition.slice(at + 1) };
}

/** Whether a text is a condition as this file keeps it. */
export function isCondition(text: string): boolean {
  const { Field } = parseCondition(text);
  return text.includes("=") && FIELD.test(Field);
}
