import type { KnownBlock, ModalView } from "@slack/types";
import type { WriteCall } from "../../omni/index.ts";
import type { Preview } from "../../operations/change.ts";
import type { Field } from "../../operations/field.ts";
import type { Values } from "../../operations/question.ts";
import { type ChangeMetadata, changeMetadata } from "../codec.ts";
import { bold, context, section } from "../elements.ts";
import { inputBlock } from "../form/input.ts";
import { plain } from "../form/options.ts";
import { messageView, viewTitle } from "../form/views.ts";
import { LIMITS } from "../limits.ts";
import { shown } from "../text.ts";
import { callBlocks } from "./call.ts";
import { CHANGE_VIEW } from "./ids.ts";
import { previewLines } from "./preview.ts";

/** What the form of a change is made of. */
export interface ChangeFormParts {
  readonly title: string;
  /** What the button does, in its own words: "Reject shipment". */
  readonly deed: string;
  /** How it is now; missing until it is known what the change is done to. */
  readonly now?: string | undefined;
  readonly fields: readonly Field[];
  readonly values: Values;
  readonly preview?: Preview | undefined;
  /** The call as people may see it. */
  readonly call?: WriteCall | undefined;
  /** Said above everything: that it changed meanwhile, or what is wrong and belongs to no field. */
  readonly notice?: string | undefined;
  readonly metadata: ChangeMetadata;
}

const TOO_MUCH = "This is too much for one form, so nothing was sent. Change fewer at once.";
const TO_PREVIEW = "Fill in the rest to see what will be sent. Nothing is sent before you confirm that.";
const AFTER_NOTICE = "*Preview* shows what will be sent. Nothing is sent before you confirm that.";
/** Blocks of the exact call, and of everything but the fields. */
const CALL_BLOCKS = 2;
const BESIDES = 10;

/** The form of a change: what is, what will be, what is still to be said, and the exact call. */
export function changeForm(parts: ChangeFormParts): ModalView {
  const { title, deed, fields, values, preview, call, notice, metadata } = parts;
  return changeView({ title, deed, metadata, isPreviewed: preview !== undefined }, [
    ...headOf(title, notice),
    section([previewLines(preview, preview?.now ?? parts.now).mrkdwn]),
    ...fields.slice(0, LIMITS.viewBlocks - BESIDES).map((field) => inputBlock(field, values)),
    ...(preview === undefined ? [context(notice === undefined ? TO_PREVIEW : AFTER_NOTICE)] : []),
    ...exactCall(preview === undefined ? undefined : call),
  ]);
}

/** A view of a change around its blocks; undefined ones are left out. */
export function changeView(
  {
    title,
    deed,
    metadata,
    isPreviewed,
    callback = CHANGE_VIEW,
  }: Pick<ChangeFormParts, "title" | "deed" | "metadata"> & {
    readonly isPreviewed: boolean;
    readonly callback?: string;
  },
  blocks: readonly (KnownBlock | undefined)[],
): ModalView {
  const carried = changeMetadata.encode(metadata);
  if (carried === undefined) return messageView(title, { text: TOO_MUCH, blocks: [] });
  return {
    type: "modal",
    callback_id: callback,
    private_metadata: carried,
    title: viewTitle(title),
    submit: plain(isPreviewed ? deed : "Preview", LIMITS.viewTitle),
    close: plain("Cancel", LIMITS.viewTitle),
    blocks: blocks.filter((block) => block !== undefined).slice(0, LIMITS.viewBlocks),
  };
}

/** What does not fit the title, and what must be known first. */
export function headOf(title: string, notice: string | undefined): (KnownBlock | undefined)[] {
  const whole = title.length > LIMITS.viewTitle ? bold(shown(title, 150)) : undefined;
  return [section([whole, bold(shown(notice ?? "", 500))])];
}

function exactCall(call: WriteCall | undefined): (KnownBlock | undefined)[] {
  if (call === undefined) return [];
  return [{ type: "divider" }, context("*The exact call*"), ...callBlocks(call, CALL_BLOCKS)];
}
