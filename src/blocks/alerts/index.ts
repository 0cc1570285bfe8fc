export { alarmCard } from "./alarm-card.ts";
export { deletedCard } from "./deleted-card.ts";
export { type Digested, digest } from "./digest.ts";
export { type AlertSubject, blindNotice, laterNotice, pausedNotice, sightNotice } from "./notices.ts";
export { itemsSheet } from "./items.ts";
export type { AlertReader } from "./reader.ts";
