export { alarmCard } from "./alarm-card.ts";
export {
  type AlertSubject,
  blindNotice,
  type Digest,
  digest,
  type Later,
  laterNotice,
  pausedNotice,
  quietDigest,
  type QuietNews,
  sightNotice,
} from "./notices.ts";
export type { AlertReader } from "./reader.ts";
