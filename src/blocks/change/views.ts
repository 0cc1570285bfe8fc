import type { ModalView } from "@slack/types";
import type { ChangeRecord } from "../../ledger/change-record.ts";
import { recordMetadata } from "../codec.ts";
import { type Said, say, sentences } from "../conversation/say.ts";
import { context, section } from "../elements.ts";
import { inputBlock } from "../form/input.ts";
import { plain } from "../form/options.ts";
import { messageView, viewTitle } from "../form/views.ts";
import { LIMITS } from "../limits.ts";
import { callBlocks } from "./call.ts";
import { DECLINE_VIEW, REASON, SETTLE_VIEW } from "./ids.ts";
import { previewLines } from "./preview.ts";
import { sentence, unstopped, who } from "./words.ts";

const MOST_CALL_BLOCKS = 90;

/** Exactly what will be sent, whole as far as a view can hold it. */
export function exactView(record: ChangeRecord): ModalView {
  const { kept, wording, person } = record;
  const lead = say`${who(person)} asked to ${unstopped(wording.deed)}.`;
  const blocks =
    kept === undefined
      ? [
          section([lead.mrkdwn]),
          section(["The call is kept only as long as something can be done with it: it is gone."]),
        ]
      : [
          section([lead.mrkdwn]),
          section([previewLines(kept.preview).mrkdwn]),
          context("*The exact call*"),
          ...callBlocks(kept.shownCall, MOST_CALL_BLOCKS),
        ];
  return {
    type: "modal",
    title: viewTitle("What will be sent"),
    close: plain("Close", LIMITS.viewTitle),
    blocks: blocks.filter((block) => block !== undefined),
  };
}

/** Asks why a change that waits is declined; `callback` where it is several at once. */
export function declineForm(
  record: Pick<ChangeRecord, "id" | "person"> & { readonly wording: { readonly deed: string } },
  callback: string = DECLINE_VIEW,
): ModalView {
  const { person, wording } = record;
  return reasonForm(record, {
    callback,
    title: "Decline",
    deed: "Decline",
    question: sentences(
      say`${who(person)} asks to ${unstopped(wording.deed)}.`,
      say`Once declined, nothing is sent, and your name and reason are shown.`,
    ),
  });
}

/** Asks how a person knows what became of a change whose outcome is not known. */
export function settleForm(record: ChangeRecord, done: boolean): ModalView {
  const { wording, outcome } = record;
  return reasonForm(
    record,
    {
      callback: SETTLE_VIEW,
      title: done ? "It was done" : "It was not done",
      deed: done ? "Settle as done" : "Settle as not done",
      question: sentences(
        say`It is not known ${unstopped(wording.whether)}.`,
        sentence(outcome?.found),
        done
          ? say`You are about to settle it as done: nothing is sent, and it can be changed again.`
          : say`You are about to settle it as not done: nothing is sent, and it can be asked for again.`,
      ),
    },
    done,
  );
}

interface ReasonForm {
  readonly callback: string;
  readonly title: string;
  readonly deed: string;
  readonly question: Said;
}

function reasonForm({ id }: Pick<ChangeRecord, "id">, form: ReasonForm, done?: boolean): ModalView {
  const carried = recordMetadata.encode({ id, done });
  if (carried === undefined)
    return messageView(form.title, { text: "This change is not known.", blocks: [] });
  const label = done === undefined ? "Reason" : "How do you know?";
  const reason = { kind: "text", name: REASON, label, multiline: true } as const;
  const question = section([form.question.mrkdwn]);
  return {
    type: "modal",
    callback_id: form.callback,
    private_metadata: carried,
    title: viewTitle(form.title),
    submit: plain(form.deed, LIMITS.viewTitle),
    close: plain("Cancel", LIMITS.viewTitle),
    blocks: [...(question === undefined ? [] : [question]), inputBlock(reason, {})],
  };
}
