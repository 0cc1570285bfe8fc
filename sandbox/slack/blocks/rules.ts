/** One thing Slack refuses: where it stands (JSON pointer) and the rule in words. */
export interface Issue {
  readonly path: string;
  readonly rule: string;
}

/** Looks at one value and reports what is wrong with it. */
export type Rule = (value: unknown, path: string, report: (issue: Issue) => void) => void;

export type Fields = Readonly<Record<string, Rule>>;

/** Narrows to a plain object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whatever is there; for fields whose inside Slack does not check. */
export const anything: Rule = () => {};

export const bool: Rule = (value, path, report) => {
  if (typeof value !== "boolean") report({ path, rule: "must be a boolean" });
};

/** Characters as Slack counts them: an emoji is one, though JavaScript has two units for it. */
export const lengthOf = (text: string): number => Array.from(text).length;

/** @param max most characters, `min` fewest. */
export const string =
  (max: number, min = 1, pattern?: RegExp): Rule =>
  (value, path, report) => {
    if (typeof value !== "string") return report({ path, rule: "must be a string" });
    const length = lengthOf(value);
    if (length > max) report({ path, rule: `must be less than ${max + 1} characters (has ${length})` });
    if (length < min) report({ path, rule: `must be more than ${min - 1} characters (has ${length})` });
    if (pattern && !pattern.test(value)) report({ path, rule: `must match ${pattern.source}` });
  };

export const number =
  (min: number, max: number): Rule =>
  (value, path, report) => {
    if (typeof value !== "number" || !Number.isFinite(value))
      return report({ path, rule: "must be a number" });
    if (value < min || value > max) report({ path, rule: `must be between ${min} and ${max} (is ${value})` });
  };

export const oneOf =
  (...values: readonly unknown[]): Rule =>
  (value, path, report) => {
    if (!values.includes(value)) report({ path, rule: `must be one of ${values.map(String).join(", ")}` });
  };

export const list =
  (item: Rule, min: number, max: number): Rule =>
  (value, path, report) => {
    if (!Array.isArray(value)) return report({ path, rule: "must be an array" });
    if (value.length > max) report({ path, rule: `no more than ${max} items allowed (has ${value.length})` });
    if (value.length < min) report({ path, rule: `no less than ${min} items allowed (has ${value.length})` });
    value.forEach((each: unknown, index) => item(each, `${path}/${index}`, report));
  };

/** At least one of the fields must be there. */
export const some =
  (...names: readonly string[]): Rule =>
  (value, path, report) => {
    if (isRecord(value) && names.every((name) => value[name] === undefined)) {
      report({ path, rule: `missing required field: one of ${names.join(", ")}` });
    }
  };

/** Exactly one of the two fields must be there. */
export const either =
  (one: string, other: string): Rule =>
  (value, path, report) => {
    if (isRecord(value) && (value[one] === undefined) === (value[other] === undefined)) {
      report({ path, rule: `must have either ${one} or ${other}` });
    }
  };

/** Slack refuses fields it does not know. `and` looks at the object as a whole. */
export const object =
  (required: Fields, optional: Fields = {}, and?: Rule): Rule =>
  (value, path, report) => {
    if (!isRecord(value)) return report({ path, rule: "must be an object" });
    for (const name of Object.keys(required)) {
      if (value[name] === undefined) report({ path, rule: `missing required field: ${name}` });
    }
    for (const [name, each] of Object.entries(value)) {
      const rule = Object.hasOwn(required, name)
        ? required[name]
        : Object.hasOwn(optional, name)
          ? optional[name]
          : undefined;
      if (!rule) report({ path, rule: `invalid additional property: ${name}` });
      else if (each !== undefined) rule(each, `${path}/${name}`, report);
    }
    and?.(value, path, report);
  };

/** Chooses the rule by the field `type`; `what` names the family in the refusal. */
export const byType =
  (what: string, rules: Fields): Rule =>
  (value, path, report) => {
    const type = isRecord(value) ? value["type"] : undefined;
    const rule = typeof type === "string" && Object.hasOwn(rules, type) ? rules[type] : undefined;
    if (rule) rule(value, path, report);
    else
      report({
        path: `${path}/type`,
        rule: `unsupported type of ${what}: ${typeof type === "string" ? type : typeof type}`,
      });
  };
