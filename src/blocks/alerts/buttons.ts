import type { ActionsBlock, ActionsBlockElement, Button, StaticSelect } from "@slack/types";
import type { AlarmView } from "../../watch/alarm.ts";
import type { Item } from "../../watch/item.ts";
import type { Values } from "../../operations/question.ts";
import { type SnoozeChoice, SNOOZES } from "../../watch/decide/snooze.ts";
import { type AlarmValue, alarmValue, digestValue, formValue } from "../codec.ts";
import { button, type ButtonLook, formButton } from "../elements.ts";
import { fitsOption, option, plain } from "../form/options.ts";
import { actionId } from "../ids.ts";
import { LIMITS } from "../limits.ts";
import type { AlertReader } from "./reader.ts";

/** What stands on the menu of how long to hear nothing. */
const SNOOZE_LABELS: Readonly<Record<SnoozeChoice, string>> = {
  "1h": "For 1 hour",
  "4h": "For 4 hours",
  tomorrow: "Until tomorrow 09:00",
  change: "Until it changes",
};

/** Whoever may manage alerts may do these; a right that several operations share is told by one of them. */
const MANAGES = "alert.edit";
const READS = "alert.list";

/** What can be done with an open alarm from its card. */
export function alarmButtons(view: AlarmView, reader: AlertReader): ActionsBlock[] {
  const { alarm, items, rule } = view;
  const manages = reader.may.has(MANAGES);
  const reads = reader.may.has(READS);
  const isStock = rule.definition.source.kind === "stock";
  const about = { a: alarm.id };
  const first = [
    manages ? claimButton(view) : undefined,
    manages ? snoozeMenu(view) : undefined,
    reads && reader.may.has("stock.read") ? elsewhereMenu(alarm.id, items) : undefined,
  ];
  const second = [
    isStock && reader.may.has("stock.adjust") ? adjust(items, reader) : undefined,
    manages ? alarmButton("mute", "Mute SKUs…", about) : undefined,
    reads ? alarmButton("csv", "CSV", about) : undefined,
    formButton(reader, "Open rule…", "alert.edit", { alert: [rule.name] }),
  ];
  return [row(first), row(second)].filter((block) => block !== undefined);
}

/** Sends all that a digest told of, whatever became of it since. */
export function digestCsv(list: string | undefined, reader: AlertReader): Button | undefined {
  const value = list === undefined || !reader.may.has(READS) ? undefined : digestValue.encode({ d: list });
  return value === undefined ? undefined : button(actionId("csv", "digest"), "CSV", value);
}

function row(elements: readonly (ActionsBlockElement | undefined)[]): ActionsBlock | undefined {
  const drawn = elements.filter((element) => element !== undefined);
  return drawn.length === 0 ? undefined : { type: "actions", elements: drawn };
}

function alarmButton(
  verb: string,
  label: string,
  value: AlarmValue,
  look: ButtonLook = {},
): Button | undefined {
  const carried = alarmValue.encode(value);
  return carried === undefined ? undefined : button(actionId("alarm", verb), label, carried, look);
}

function claimButton({ alarm }: AlarmView): Button | undefined {
  return alarm.claimed === undefined
    ? alarmButton("claim", "Claim", { a: alarm.id }, { style: "primary" })
    : alarmButton("unclaim", "Unclaim", { a: alarm.id });
}

function snoozeMenu({ alarm }: AlarmView): ActionsBlockElement | undefined {
  if (alarm.snoozed !== undefined) return alarmButton("wake", "Wake", { a: alarm.id });
  const choices = SNOOZES.map((until) => ({
    label: SNOOZE_LABELS[until],
    value: alarmValue.encode({ a: alarm.id, until }),
  }));
  return menu(actionId("alarm", "snooze"), "Snooze", choices);
}

function elsewhereMenu(alarm: string, items: readonly Item[]): ActionsBlockElement | undefined {
  const skus = [...new Set(items.map(({ sku }) => sku))];
  const choices = skus.map((sku) => ({ label: sku, value: alarmValue.encode({ a: alarm, sku }) }));
  return menu(actionId("alarm", "elsewhere"), "Stock elsewhere", choices);
}

/** One item: its form. Several: which of them. */
function adjust(items: readonly Item[], reader: AlertReader): ActionsBlockElement | undefined {
  const operation = "stock.adjust";
  const [only, ...more] = items;
  if (only !== undefined && more.length === 0)
    return formButton(reader, "Adjust count…", operation, whereOf(only));
  const choices = items.map((item) => ({
    label: `${item.sku} at ${item.place}`,
    value: formValue.encode({ operation, values: whereOf(item) }),
  }));
  return menu(actionId("choose", "adjust"), "Adjust count…", choices);
}

function whereOf({ sku, place }: Item): Values {
  return { sku: [sku], location: [place] };
}

/** A menu of what fits an option; undefined where nothing does. */
function menu(
  id: string,
  label: string,
  choices: readonly { readonly label: string; readonly value: string | undefined }[],
): StaticSelect | undefined {
  const options = choices.flatMap(({ label: text, value }) =>
    value === undefined || !fitsOption(value) ? [] : [option(value, text)],
  );
  if (options.length === 0) return undefined;
  return { type: "static_select", action_id: id, placeholder: plain(label, LIMITS.button), options };
}
