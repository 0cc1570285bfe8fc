import type { ActionsBlock, Button, ContextBlock, MrkdwnElement, SectionBlock } from "@slack/types";
import type { Question, Values } from "../operations/question.ts";
import { askValue, csvValue, formValue, pageValue, shareValue } from "./codec.ts";
import { actionId } from "./ids.ts";
import { LIMITS } from "./limits.ts";
import type { ViewContext } from "./message.ts";
import { clampMrkdwn, shownPlain } from "./text.ts";

/** Text with markup; addresses and names in it are left alone by Slack. */
export function mrkdwn(text: string): MrkdwnElement {
  return { type: "mrkdwn", text: clampMrkdwn(text, LIMITS.text), verbatim: true };
}

/** Lines of mrkdwn as one block; lines that are undefined or empty are left out. Undefined where none is left. */
export function section(
  lines: readonly (string | undefined)[],
  accessory?: Button,
): SectionBlock | undefined {
  const text = lines.filter((line) => line !== undefined && line !== "").join("\n");
  if (text === "") return undefined;
  return { type: "section", text: mrkdwn(text), ...(accessory === undefined ? {} : { accessory }) };
}

/** Small print. */
export function context(text: string): ContextBlock {
  return { type: "context", elements: [mrkdwn(text)] };
}

/** Text in bold; what it is given is mrkdwn already. Nothing stays nothing. */
export function bold(text: string): string {
  return text === "" ? "" : `*${text}*`;
}

/** Buttons in one block, those that are undefined left out, their ids made unique. Undefined where none is left. */
export function actions(buttons: readonly (Button | undefined)[]): ActionsBlock | undefined {
  const seen = new Map<string, number>();
  const drawn = buttons
    .filter((button) => button !== undefined)
    .slice(0, LIMITS.actions)
    .map((button) => {
      const id = button.action_id ?? "";
      const times = (seen.get(id) ?? 0) + 1;
      seen.set(id, times);
      return times === 1 ? button : { ...button, action_id: `${id}.${times}` };
    });
  return drawn.length === 0 ? undefined : { type: "actions", elements: drawn };
}

export interface ButtonLook {
  readonly style?: "primary" | "danger";
  /** Read out in place of the label, where the label alone does not say which. */
  readonly accessible?: string;
}

/** A button that asks; drawn only where the person may ask this here and it fits. Without room it forgets the way back. */
export function askButton(
  view: Pick<ViewContext, "may">,
  label: string,
  question: Question,
  look: ButtonLook & { readonly from?: Question | undefined } = {},
): Button | undefined {
  if (!view.may.has(question.operation)) return undefined;
  const { from, ...rest } = look;
  const value = askValue.encode({ q: question, from }) ?? askValue.encode({ q: question });
  return value === undefined ? undefined : button(actionId("ask", question.operation), label, value, rest);
}

/** A button that opens an operation's form with what is known; drawn only where the person may do it here. */
export function formButton(
  view: Pick<ViewContext, "may">,
  label: string,
  operation: string,
  values: Values,
  look: ButtonLook = {},
): Button | undefined {
  if (!view.may.has(operation)) return undefined;
  const value = formValue.encode({ operation, values });
  return value === undefined ? undefined : button(actionId("form", operation), label, value, look);
}

/** A button that shows a page of the kept sheet. */
export function pageButton(
  view: Pick<ViewContext, "sheetId">,
  label: string,
  page: number,
): Button | undefined {
  const value = view.sheetId === undefined ? undefined : pageValue.encode({ s: view.sheetId, p: page });
  return value === undefined ? undefined : button(actionId("page", String(page)), label, value);
}

/** A button that sends the kept sheet as a file. */
export function csvButton(view: Pick<ViewContext, "sheetId">): Button | undefined {
  const value = view.sheetId === undefined ? undefined : csvValue.encode({ s: view.sheetId });
  return value === undefined ? undefined : button(actionId("csv"), "CSV", value);
}

/** A button that sends the kept sheet as a file for everyone in the channel. */
export function shareFileButton(view: Pick<ViewContext, "sheetId" | "share">): Button | undefined {
  const value =
    view.share === true && view.sheetId !== undefined ? csvValue.encode({ s: view.sheetId }) : undefined;
  return value === undefined ? undefined : button(actionId("share", "file"), "Share the file here", value);
}

/** A button that posts the answer for everyone in the channel. */
export function shareButton(view: Pick<ViewContext, "share">, question: Question): Button | undefined {
  const value = view.share === true ? shareValue.encode({ q: question }) : undefined;
  return value === undefined ? undefined : button(actionId("share"), "Share here", value);
}

/** A button that opens a page in the browser. Slack tells us of the click too, and it is only acknowledged. */
export function urlButton(label: string, url: string | undefined): Button | undefined {
  if (url === undefined || url.length > LIMITS.url || !URL.canParse(url)) return undefined;
  return { type: "button", action_id: actionId("url"), text: { type: "plain_text", text: label }, url };
}

/** A button that carries a value; letters that do not fit its label are cut. */
export function button(id: string, label: string, value: string, look: ButtonLook = {}): Button {
  return {
    type: "button",
    action_id: id,
    text: { type: "plain_text", text: shownPlain(label, LIMITS.button) || "–", emoji: false },
    value,
    ...(look.style === undefined ? {} : { style: look.style }),
    ...(look.accessible === undefined
      ? {}
      : { accessibility_label: shownPlain(look.accessible, LIMITS.button) }),
  };
}
