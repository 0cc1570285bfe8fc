import type { Alarm } from "../alarm.ts";
import type { Item } from "../item.ts";
import type { News } from "./news.ts";
import type { Status } from "./status.ts";

/** All that is kept of a rule from one run to the next. */
export interface State {
  readonly status: Status;
  /** The last alarm; one that is closed counts as none. */
  readonly alarm: Alarm | undefined;
  /** What is in alarm or unknown. */
  readonly items: readonly Item[];
}

/** What is kept from now on, and what is to be told, in this order; to be written down in one transaction. */
export interface Decision extends State {
  readonly news: readonly News[];
  /** Where what was held back is told in a digest: all that ran low, of which the news name the worst. */
  readonly digested?: readonly Item[];
}
