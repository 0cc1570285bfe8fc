import type { KnownBlock, ModalView } from "@slack/types";
import type { Field } from "../../operations/field.ts";
import type { Outlook } from "../../operations/manage.ts";
import type { Values } from "../../operations/question.ts";
import { changeView, headOf } from "../change/form.ts";
import { labelled } from "../change/words.ts";
import type { ChangeMetadata } from "../codec.ts";
import { outside, say, sentences } from "../conversation/say.ts";
import { context, section } from "../elements.ts";
import { inputBlock } from "../form/input.ts";
import { LIMITS } from "../limits.ts";

/** The callback id of a form that manages what is ours: which operation it is for travels in its metadata. */
export const MANAGE_VIEW = "manage";

/** What a form that manages what is ours is made of. */
export interface ManageFormParts {
  readonly title: string;
  readonly deed: string;
  /** Said above everything: that it changed meanwhile, or what is wrong and belongs to no field. */
  readonly notice?: string | undefined;
  /** How it is now. */
  readonly now?: string | undefined;
  readonly fields: readonly Field[];
  readonly values: Values;
  /** What it will mean, as far as that is known. */
  readonly outlook?: Outlook | undefined;
  /** Whether it is done when the form is sent; else its preview is shown first. */
  readonly isReady: boolean;
  readonly metadata: ChangeMetadata;
}

const TO_PREVIEW = "Fill in the rest to see what it will mean. Nothing is saved before you confirm that.";
const AFTER_NOTICE = "*Preview* shows what it will mean. Nothing is saved before you confirm that.";
const BESIDES = 10;

/** The form: how it is, what it will mean, and what is still to be said. */
export function manageForm(parts: ManageFormParts): ModalView {
  const { title, deed, notice, now, fields, values, outlook, isReady, metadata } = parts;
  return changeView({ title, deed, metadata, isPreviewed: isReady, callback: MANAGE_VIEW }, [
    ...headOf(title, notice),
    now === undefined ? undefined : section([labelled([["Now", outside(now, 900)]]).mrkdwn]),
    ...(outlook === undefined ? [] : outlookBlocks(outlook)),
    ...fields.slice(0, LIMITS.viewBlocks - BESIDES).map((field) => inputBlock(field, values)),
    isReady ? undefined : context(notice === undefined ? TO_PREVIEW : AFTER_NOTICE),
  ]);
}

function outlookBlocks({ lines, warnings }: Outlook): (KnownBlock | undefined)[] {
  const told = labelled(lines.map(({ label, text }) => [label, outside(text, 600)]));
  const warned = warnings.slice(0, 5).map((warning) => outside(warning, 400));
  return [
    section([told.mrkdwn]),
    warned.length === 0 ? undefined : section([sentences(say`*Know first:*`, ...warned).mrkdwn]),
  ];
}
