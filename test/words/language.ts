import { ALERTS } from "../../src/operations/alert/index.ts";
import { adjustStock } from "../../src/operations/stock/adjust.ts";
import { amountSlot } from "../../src/operations/stock/amount.ts";
import { createLanguage } from "../../src/words/language.ts";

/** Every shape of words that the app's own operations use, those of changes and alerts included. */
export const language = createLanguage([
  { id: "order.read", words: ["order <order…>"] },
  { id: "order.internal", words: ["order internal <id…>"] },
  {
    id: "order.search",
    words: ["order find [email <email>] [phone <phone>] [name <name>] [status <status>] [since <since>]"],
  },
  { id: "order.cancel", words: ["order cancel <order…>"] },
  {
    id: "payment.read",
    words: ["payments <order>", "payments internal <internal>", "payments invoice <invoice>"],
  },
  { id: "stock.read", words: ["stock [<sku…>] [at <location…>]"] },
  { id: "stock.adjust", words: adjustStock.words, slots: { amount: amountSlot } },
  { id: "pool.read", words: ["pool <group…> [sku <sku…>]"] },
  { id: "location.read", words: ["locations [<name>]"] },
  { id: "store.list", words: ["store list"] },
  { id: "store.show", words: ["store show <name>"] },
  { id: "shipment.reject", words: ["shipment reject <shipment…> [order <order>]"] },
  ...ALERTS,
  { id: "help", words: ["help [<noun>]"] },
]);
