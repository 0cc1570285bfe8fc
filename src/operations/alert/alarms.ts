import type { AlarmView } from "../../watch/alarm.ts";
import type { Item } from "../../watch/item.ts";
import type { UnreadableRule } from "./book.ts";

/** An alarm as it stands now, and where its card is. */
export interface StandingAlarm {
  readonly view: AlarmView;
  readonly channel: string;
}

/** What a click on a card came to. `changed` is false where it was so already. */
export type Pressed =
  | { readonly kind: "done"; readonly changed: boolean; readonly alarm: StandingAlarm }
  /** Somebody else has claimed it. */
  | { readonly kind: "taken"; readonly by: string; readonly at: number; readonly alarm: StandingAlarm }
  /** It ended meanwhile: all recovered. */
  | { readonly kind: "closed"; readonly alarm: StandingAlarm }
  /** The rule was deleted, or the alarm is forgotten. */
  | { readonly kind: "gone" };

/** What people do with an alarm from its card; each is decided in the database, and the card is drawn again. */
export interface Alarms {
  /** The rule itself where it cannot be read; undefined where the alarm is gone. */
  readonly find: (alarm: string) => Promise<StandingAlarm | UnreadableRule | undefined>;
  readonly claim: (alarm: string, by: string) => Promise<Pressed>;
  /** Anyone who may claim may take a claim off. */
  readonly unclaim: (alarm: string, by: string) => Promise<Pressed>;
  /** Until a time (milliseconds since 1970), or until something of it changes. */
  readonly snooze: (alarm: string, by: string, until: number | "change") => Promise<Pressed>;
  readonly wake: (alarm: string, by: string) => Promise<Pressed>;
  /** The rule looks at these SKUs no more, until it is edited. */
  readonly mute: (alarm: string, by: string, skus: readonly string[]) => Promise<Pressed>;
  /** All that is in alarm or unknown, the worst first. */
  readonly itemsOf: (alarm: string) => Promise<readonly Item[]>;
}
