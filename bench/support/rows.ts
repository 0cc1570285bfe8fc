/** The name of a location with so many rows of stock. */
export function locationOf(rows: number): string {
  return `rows-${rows}`;
}

/** One page of the on-hand rows of a location, as Omni answers them; the pages count from 1. */
export function rowsOf(rows: number, pageSize: number, pageNumber: number): object[] {
  const first = (pageNumber - 1) * pageSize;
  return Array.from({ length: Math.max(0, Math.min(pageSize, rows - first)) }, (_, at) => ({
    Sku: `SKU-${String(first + at).padStart(7, "0")}`,
    LocationInternalName: locationOf(rows),
    Quantity: (first + at) % 97,
  }));
}
