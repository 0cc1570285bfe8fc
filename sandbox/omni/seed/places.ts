import type { Address } from "../shapes.ts";

/** A Canadian city with what an address and a tax line need. */
export interface Place {
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly tax: string;
  /** Tax as a share of the price before tax. */
  readonly rate: number;
}

function place(
  city: string,
  state: string,
  zip: string,
  at: readonly [number, number],
  tax: readonly [string, number],
): Place {
  return { city, state, zip, latitude: at[0], longitude: at[1], tax: tax[0], rate: tax[1] };
}

const ON = ["HST", 0.13] as const;
const QC = ["GST+QST", 0.14975] as const;
const BC = ["GST+PST", 0.12] as const;
const AB = ["GST", 0.05] as const;

export const GUELPH = place("Guelph", "ON", "N1H 1A1", [43.545, -80.248], ON);

export const PLACES: readonly [Place, ...Place[]] = [
  GUELPH,
  place("Toronto", "ON", "M5V 2A1", [43.653, -79.383], ON),
  place("Mississauga", "ON", "L5B 1B8", [43.589, -79.644], ON),
  place("Ottawa", "ON", "K1P 1A4", [45.421, -75.697], ON),
  place("Hamilton", "ON", "L8P 1A2", [43.255, -79.871], ON),
  place("London", "ON", "N6A 1B3", [42.984, -81.245], ON),
  place("Montréal", "QC", "H2X 1Y6", [45.501, -73.567], QC),
  place("Québec", "QC", "G1R 2B5", [46.813, -71.207], QC),
  place("Vancouver", "BC", "V6B 1C1", [49.282, -123.12], BC),
  place("Victoria", "BC", "V8W 1P6", [48.428, -123.365], BC),
  place("Calgary", "AB", "T2P 1J9", [51.044, -114.071], AB),
  place("Edmonton", "AB", "T5J 0N3", [53.546, -113.493], AB),
  place("Winnipeg", "MB", "R3C 0V8", [49.895, -97.138], ["GST+RST", 0.12]),
  place("Regina", "SK", "S4P 3Y2", [50.445, -104.618], ["GST+PST", 0.11]),
  place("Halifax", "NS", "B3J 1S9", [44.648, -63.575], ["HST", 0.14]),
  place("Moncton", "NB", "E1C 1E8", [46.087, -64.778], ["HST", 0.15]),
];

/** An address in a place. */
export function addressIn(where: Place, street: string): Address {
  return {
    AddressLine1: street,
    AddressLine2: "",
    AddressLine3: "",
    City: where.city,
    State: where.state,
    ZipCode: where.zip,
    CountryCode: "CA",
    Latitude: where.latitude,
    Longitude: where.longitude,
  };
}
