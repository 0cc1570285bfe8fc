import type { AckFn, ViewResponseAction } from "@slack/bolt";
import { z } from "zod";
import { MUTE_VIEW } from "../blocks/alerts/mute-form.ts";
import { CHANGE_VIEW, DECLINE_SEVERAL_VIEW, DECLINE_VIEW, SETTLE_VIEW } from "../blocks/change/index.ts";
import { changeMetadata, formMetadata } from "../blocks/codec.ts";
import { outOfDate } from "../blocks/conversation/index.ts";
import { FORM_VIEW } from "../blocks/form/ids.ts";
import { formErrors, loadingView, messageView, readForm } from "../blocks/form.ts";
import { MANAGE_VIEW } from "../blocks/manage/form.ts";
import { onMute } from "./alert/mute.ts";
import { sentencesOf } from "../operations/operation.ts";
import { ask } from "./ask.ts";
import { onDeclineAll } from "./batch/decide.ts";
import { within } from "./boundary.ts";
import { onDecline } from "./change/approve.ts";
import { onSettle } from "./change/settle.ts";
import type { SentForm } from "./change/submit.ts";
import { onChangeSubmit } from "./changes.ts";
import type { Desk } from "./desk.ts";
import { type Interaction, interactionOf } from "./interaction.ts";
import { onManageSubmit } from "./manage/submit.ts";
import { type SentModal, sentModal } from "./modal.ts";
import { modalSurface } from "./surfaces.ts";

/** @see https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
const Submission = z.object({
  user: z.object({ id: z.string() }),
  team: z.object({ id: z.string() }).nullish(),
  view: z.object({
    id: z.string(),
    callback_id: z.string(),
    private_metadata: z.string(),
    title: z.object({ text: z.string() }),
    state: z.object({ values: z.unknown() }),
  }),
});
type Submission = z.infer<typeof Submission>;

type Work = (desk: Desk, interaction: Interaction, form: SentForm) => Promise<void>;

/** What each kind of form does when it is sent. */
const WORKS: Readonly<Record<string, Work>> = {
  [FORM_VIEW]: onQuestion,
  [CHANGE_VIEW]: onChangeSubmit,
  [DECLINE_VIEW]: onDecline,
  [DECLINE_SEVERAL_VIEW]: onDeclineAll,
  [SETTLE_VIEW]: onSettle,
  [MANAGE_VIEW]: onManageSubmit,
  [MUTE_VIEW]: onMute,
};

/** A form that was sent. One that nobody knows is told to be out of date. */
export async function onSubmit(
  desk: Desk,
  { body, ack }: { body: unknown; ack: AckFn<ViewResponseAction> },
): Promise<void> {
  const submission = Submission.parse(body);
  const { view } = submission;
  const modal = sentModal(desk.client, view.id, (response) => ack(response));
  const interaction = interactionFor(desk, submission, modal);
  const title = view.title.text;
  const form = { metadata: view.private_metadata, title, state: view.state.values, modal, viewId: view.id };
  const work = Object.hasOwn(WORKS, view.callback_id) ? WORKS[view.callback_id] : undefined;
  await within(desk, interaction, () =>
    work === undefined ? modal.show(messageView(title, outOfDate())) : work(desk, interaction, form),
  );
}

function interactionFor(desk: Desk, { user, team, view }: Submission, modal: SentModal): Interaction {
  const metadata = view.private_metadata;
  const about = formMetadata.decode(metadata) ?? changeMetadata.decode(metadata);
  const channel = about?.channel;
  const surface = modalSurface(desk, { modal, title: view.title.text, channel, metadata });
  const name = about?.operation ?? view.callback_id;
  return interactionOf(desk, { kind: "form", name, user: user.id, team: team?.id, channel, modal, surface });
}

/** A question's form: what is wrong stands at its field and nothing typed is lost; else the answer replaces it. */
async function onQuestion(
  desk: Desk,
  interaction: Interaction,
  { metadata, title, state, modal }: SentForm,
): Promise<void> {
  const about = formMetadata.decode(metadata);
  const operation = desk.operations.find(({ id }) => id === about?.operation);
  if (about === undefined || operation?.kind !== "read") return modal.show(messageView(title, outOfDate()));
  const values = { ...about.hidden, ...readForm(state, operation.form(about.hidden)) };
  const preparation = operation.prepare(values);
  if (!preparation.ok) {
    const said = sentencesOf(preparation.problems);
    const errors = formErrors(preparation.problems, operation.form(values));
    return modal.refuse(errors, () => messageView(title, { text: said, blocks: [] }));
  }
  await modal.show(loadingView(title));
  await ask(desk, interaction, { operation: operation.id, values });
}
