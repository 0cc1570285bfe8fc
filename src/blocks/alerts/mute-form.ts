import type { ModalView } from "@slack/types";
import { alarmValue } from "../codec.ts";
import { say } from "../conversation/say.ts";
import { section } from "../elements.ts";
import { FORM_LIMITS } from "../form/limits.ts";
import { fitsOption, option, plain } from "../form/options.ts";
import { messageView, viewTitle } from "../form/views.ts";
import { LIMITS } from "../limits.ts";
import { named } from "./words.ts";

/** The form in which SKUs of an alarm are muted. */
export const MUTE_VIEW = "mute";
/** The slot of the SKUs. */
export const MUTED = "sku";

const TITLE = "Mute SKUs";

/** Asks which SKUs of an alarm are to be looked at no more. */
export function muteForm(alarm: string, rule: string, skus: readonly string[]): ModalView {
  const options = [...new Set(skus)]
    .filter(fitsOption)
    .slice(0, FORM_LIMITS.options)
    .map((sku) => option(sku));
  const metadata = alarmValue.encode({ a: alarm });
  if (options.length === 0 || metadata === undefined)
    return messageView(TITLE, { text: "There is no SKU here to mute.", blocks: [] });
  const lead = section([
    say`A muted SKU is not looked at by ${named(rule)}, and nothing is told of it, until it is taken out of the alert's muted SKUs.`
      .mrkdwn,
  ]);
  return {
    type: "modal",
    callback_id: MUTE_VIEW,
    private_metadata: metadata,
    title: viewTitle(TITLE),
    submit: plain("Mute", LIMITS.viewTitle),
    close: plain("Cancel", LIMITS.viewTitle),
    blocks: [
      ...(lead === undefined ? [] : [lead]),
      {
        type: "input",
        block_id: MUTED,
        label: plain("SKUs", FORM_LIMITS.label),
        element: { type: "multi_static_select", action_id: "options", options },
      },
    ],
  };
}
