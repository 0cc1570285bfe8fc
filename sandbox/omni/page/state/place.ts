import { useEffect, useState } from "preact/hooks";

/** The views of the page, in the order of the list at the side. */
export const VIEWS = {
  orders: "Orders",
  stock: "Stock",
  stores: "Stores",
  transactions: "Transactions",
  calls: "Calls",
  switches: "Switches",
  story: "Story",
} as const;
export type View = keyof typeof VIEWS;

/** Where the page stands: `#stock/at/toronto-south` is the view `stock` and two more words. */
export interface Place {
  readonly view: View;
  readonly words: readonly string[];
}

function isView(word: string): word is View {
  return Object.hasOwn(VIEWS, word);
}

function readPlace(): Place {
  const [view = "", ...words] = location.hash.slice(1).split("/");
  return { view: isView(view) ? view : "orders", words: words.map(decode) };
}

function decode(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}

/** The address of a place. */
export function hashOf(view: View, ...words: readonly (string | number)[]): string {
  return `#${[view, ...words.map((word) => encodeURIComponent(word))].join("/")}`;
}

/** Goes somewhere else in the page. */
export function go(hash: string): void {
  location.hash = hash;
}

/** Where the page stands, as the address has it. */
export function usePlace(): Place {
  const [place, setPlace] = useState(readPlace);
  useEffect(() => {
    const moved = () => setPlace(readPlace());
    addEventListener("hashchange", moved);
    return () => removeEventListener("hashchange", moved);
  }, []);
  return place;
}
