import type { EndpointName } from "./endpoint-names.ts";
import type { Faults } from "./faults.ts";

/** Copies a JSON value, giving each field at any depth its new name; undefined leaves the field out. */
function renamed(value: unknown, nameOf: (name: string) => string | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, nameOf));
  if (typeof value !== "object" || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    const to = nameOf(name);
    if (to !== undefined) copy[to] = renamed(inner, nameOf);
  }
  return copy;
}

/** The body after the switches that rename fields or leave them out; the body itself when none is on. */
export function withFields(body: unknown, endpoint: EndpointName, faults: Faults): unknown {
  let spoiled = body;
  const rename = faults.strike(endpoint, "rename-fields");
  if (rename)
    spoiled = renamed(spoiled, (name) => (Object.hasOwn(rename.names, name) ? rename.names[name] : name));
  const leaveOut = new Set(faults.strike(endpoint, "missing-fields")?.names);
  if (faults.strike(endpoint, "no-shipments")) leaveOut.add("Shipments");
  if (leaveOut.size > 0) spoiled = renamed(spoiled, (name) => (leaveOut.has(name) ? undefined : name));
  return spoiled;
}
