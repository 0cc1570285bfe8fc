import { byName } from "../../english.ts";
import type { Answer, StoresResult } from "../../operations/results.ts";
import type { Sheet } from "../../operations/sheet.ts";
import { placeOf } from "../mask.ts";
import type { Message, ViewContext } from "../message.ts";
import { plural } from "../text.ts";
import { withoutEmpty } from "./common.ts";
import { listCard } from "./list-card.ts";
import { yesOrNo } from "./place-words.ts";

/** All stores, with a way to one of them. */
export function renderStores(answer: Answer<StoresResult>, view: ViewContext): Message {
  const { stores } = answer.result;
  const idle = stores.filter(({ Active }) => Active === false).length;
  return listCard(answer, view, {
    sheet: storesSheet(answer.result),
    headline: `${plural(stores.length, "store")}${idle === 0 ? "" : `, ${idle} not active`}`,
    empty: "Omni has no stores.",
    show: { label: "Show a store…", operation: "store.show" },
  });
}

/** The stores as a table; undefined where there is none. */
export function storesSheet({ stores }: StoresResult): Sheet | undefined {
  if (stores.length === 0) return undefined;
  return withoutEmpty({
    caption: "Stores",
    columns: [
      { label: "Store" },
      { label: "Name" },
      { label: "Place" },
      { label: "State" },
      { label: "Ship to store" },
    ],
    rows: stores
      .toSorted((a, b) => byName(a.StoreInternalName, b.StoreInternalName))
      .map(({ StoreInternalName, PublicName, Address, Active, AllowShipToStore }) => [
        StoreInternalName,
        PublicName ?? "",
        placeOf(Address) ?? "",
        yesOrNo(Active, "active", "not active") ?? "",
        yesOrNo(AllowShipToStore, "yes", "no") ?? "",
      ]),
  });
}
