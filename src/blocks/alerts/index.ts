export { alarmCard } from "./alarm-card.ts";
export { deletedCard } from "./deleted-card.ts";
export { digest } from "./digest.ts";
export { itemsSheet, MOST_ITEMS } from "./items.ts";
export { blindNotice, laterNotice, pausedNotice, sightNotice } from "./notices.ts";
export type { AlertReader } from "./reader.ts";
