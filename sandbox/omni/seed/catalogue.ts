/** One thing the retailer sells. `price` is in Canadian dollars, tax inside. */
export interface Product {
  readonly sku: string;
  readonly name: string;
  readonly price: number;
}

/** Everything on sale, in a fixed order that paging relies on. */
export interface Catalogue {
  readonly products: readonly Product[];
  /** The place of a SKU in `products`, or undefined when it is not sold. */
  indexOf(sku: string): number | undefined;
  /** The product at a place; places beyond the end begin anew. */
  at(index: number): Product;
}

/** Sold first whatever the size of the catalogue: the documented orders are made of them. */
const ALWAYS: readonly Product[] = [
  { sku: "TEE-RED-M", name: "Tee, red, M", price: 19.5 },
  { sku: "CAP-BLU", name: "Cap, blue", price: 19.5 },
  { sku: "CAP-RED", name: "Cap, red", price: 19.5 },
  { sku: "TOT-MARKUP", name: "Tote <!channel> & *bold* _new_ `x`", price: 24 },
];

const SIZED = [
  ["TEE", "Tee", 19.5],
  ["LST", "Long-sleeved tee", 27.5],
  ["POL", "Polo", 34],
  ["HOD", "Hoodie", 59],
  ["SWT", "Sweater", 64],
  ["CRD", "Cardigan", 69],
  ["SHT", "Shirt", 49],
  ["FLN", "Flannel shirt", 54],
  ["JEA", "Jeans", 79],
  ["CHN", "Chinos", 69],
  ["SHR", "Shorts", 39],
  ["SKT", "Skirt", 45],
  ["DRS", "Dress", 89],
  ["LEG", "Leggings", 35],
  ["JKT", "Jacket", 129],
  ["PRK", "Parka", 249],
  ["RNC", "Raincoat", 119],
  ["VST", "Vest", 74],
  ["PJM", "Pyjamas", 49],
  ["RBE", "Robe", 65],
] as const;

const ONE_SIZE = [
  ["CAP", "Cap", 19.5],
  ["TUQ", "Toque", 22],
  ["SCF", "Scarf", 29],
  ["BLT", "Belt", 32],
  ["TOT", "Tote", 24],
  ["SCK", "Socks", 9.5],
] as const;

const COLOURS = [
  ["RED", "red"],
  ["BLU", "blue"],
  ["BLK", "black"],
  ["WHT", "white"],
  ["GRN", "green"],
  ["NVY", "navy"],
  ["GRY", "grey"],
  ["PNK", "pink"],
] as const;

const SIZES = ["XS", "S", "M", "L", "XL", "XXL"] as const;

function* variants(): Generator<Product> {
  for (let series = 1; ; series += 1) {
    const code = series === 1 ? "" : String(series);
    const label = series === 1 ? "" : ` no. ${series}`;
    for (const [colour, colourName] of COLOURS) {
      for (const [style, name, price] of ONE_SIZE) {
        yield { sku: `${style}${code}-${colour}`, name: `${name}${label}, ${colourName}`, price };
      }
      for (const [style, name, price] of SIZED) {
        for (const size of SIZES) {
          yield {
            sku: `${style}${code}-${colour}-${size}`,
            name: `${name}${label}, ${colourName}, ${size}`,
            price,
          };
        }
      }
    }
  }
}

/** Makes a catalogue of `count` SKUs; the same count is always the same catalogue. */
export function makeCatalogue(count: number): Catalogue {
  const products: Product[] = [];
  const places = new Map<string, number>();
  const add = (product: Product): void => {
    if (products.length >= count || places.has(product.sku)) return;
    places.set(product.sku, products.length);
    products.push(product);
  };
  for (const product of ALWAYS) add(product);
  for (const product of variants()) {
    if (products.length >= count) break;
    add(product);
  }
  const at = (index: number): Product => {
    const product = products[index % products.length];
    if (product === undefined) throw new RangeError("An empty catalogue has no products: ask for more SKUs.");
    return product;
  };
  return { products, indexOf: (sku) => places.get(sku), at };
}
