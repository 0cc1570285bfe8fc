import type { MessageRef, Place } from "./state.ts";

const linked = /^([CDG][A-Z0-9]+)(?:\/(\d+\.\d{6}))?$/;

/** Who a window acts as and where it stands, from its address: `?person=U…#C…/ts`. */
export function readLocation(address: URL): {
  person: string | undefined;
  place?: Place;
  target?: MessageRef;
} {
  const person = address.searchParams.get("person") ?? undefined;
  const hash = decodeURIComponent(address.hash.slice(1));
  if (hash === "home") return { person, place: { kind: "home" } };
  const [, channel, ts] = linked.exec(hash) ?? [];
  if (channel === undefined) return { person };
  const place: Place = { kind: "channel", id: channel };
  return ts === undefined ? { person, place } : { person, place, target: { channel, ts } };
}

/** The address of a place, for the same person. */
export function placeHash(place: Place, target?: MessageRef): string {
  if (place.kind === "home") return "#home";
  return target === undefined ? `#${place.id}` : `#${place.id}/${target.ts}`;
}
