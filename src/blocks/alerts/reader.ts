import type { ViewContext } from "../message.ts";

/** For whom an alert is told. What may be done next is what anyone may do in the channel: everyone reads the card. */
export interface AlertReader extends Pick<ViewContext, "may" | "zone" | "now"> {
  /** Slack's answer to the first try was lost, so it may stand there twice. */
  readonly repeated?: boolean;
}
