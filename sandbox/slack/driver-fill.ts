import { optionsOf } from "./blocks/menus.ts";
import { isRecord } from "./blocks/rules.ts";
import { allElements, type Placed } from "./blocks/walk.ts";
import { ActionValue, Option, type StateValues } from "./protocol.ts";
import { valueField } from "./state-values.ts";

/** What goes into the fields of a form: `block_id` or `action_id` → text, an option's value, several, a number. */
export type Fill = Readonly<Record<string, string | readonly string[] | number | null>>;

type Chosen = Fill[string] | undefined;

/** An option by its value, or its address without one: one of the menu's own, else (an external menu) one made up. */
function optionOf(element: Record<string, unknown>, value: string): Option {
  const own = optionsOf(element).find((each) => isRecord(each) && (each["value"] ?? each["url"]) === value);
  if (own) return Option.parse(own);
  if (String(element["type"]).includes("external"))
    return { text: { type: "plain_text", text: value }, value };
  throw new Error(`There is no option "${value}" here.`);
}

/** Where a choice stands that keeps no state: of a menu, of two thumbs. */
const PASSING: Readonly<Record<string, string>> = { overflow: "selected_option", feedback_buttons: "value" };
const fieldOf = (type: unknown): string | null => PASSING[String(type)] ?? valueField(type);

function valueOf(element: Record<string, unknown>, chosen: Chosen): ActionValue {
  if (chosen === undefined) return {};
  const field = fieldOf(element["type"]);
  if (field === null) return {};
  if (chosen === null) return ActionValue.parse({ [field]: null });
  if (field === "selected_option") return { selected_option: optionOf(element, String(chosen)) };
  if (field === "selected_options") {
    const values = typeof chosen === "object" ? chosen : [String(chosen)];
    return { selected_options: values.map((value) => optionOf(element, value)) };
  }
  return ActionValue.parse({ [field]: field === "value" ? String(chosen) : chosen });
}

/** The one element with this `action_id`. @throws Error when there is none, or more than one */
export function elementsNamed(
  blocks: unknown,
  actionId: string,
  chosen: Chosen,
  blockId: string | undefined,
): { readonly placed: Placed; readonly value: ActionValue } {
  const all = allElements(blocks);
  const found = all.filter(
    (each) => each.actionId === actionId && (blockId === undefined || each.blockId === blockId),
  );
  const [placed] = found;
  if (!placed || found.length > 1) {
    const there = all.map((each) => `${each.blockId}/${each.actionId}`).join(", ") || "none";
    throw new Error(`${found.length} elements are called "${actionId}" here. There are: ${there}.`);
  }
  return { placed, value: valueOf(placed.element, chosen) };
}

/** @throws Error when a name belongs to no field */
export function filledState(blocks: unknown, fill: Fill): StateValues {
  const all = allElements(blocks);
  const state: StateValues = {};
  for (const [name, chosen] of Object.entries(fill)) {
    const placed = all.find((each) => each.blockId === name || each.actionId === name);
    if (!placed) {
      const there = all.map((each) => `${each.blockId}/${each.actionId}`).join(", ");
      throw new Error(`No field is called "${name}". There are: ${there}.`);
    }
    const value = { type: String(placed.element["type"]), ...valueOf(placed.element, chosen) };
    state[placed.blockId] = { ...state[placed.blockId], [placed.actionId]: value };
  }
  return state;
}
