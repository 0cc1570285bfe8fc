import type { AckFn, ViewResponseAction } from "@slack/bolt";
import { z } from "zod";
import { formMetadata } from "../blocks/codec.ts";
import { outOfDate } from "../blocks/conversation/index.ts";
import { formErrors, loadingView, messageView, readForm } from "../blocks/form.ts";
import { ask } from "./ask.ts";
import { within } from "./boundary.ts";
import type { Desk } from "./desk.ts";
import { interactionOf } from "./interaction.ts";
import { openModal } from "./modal.ts";
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

/**
 * A form that was sent. What is wrong stands at its field and nothing typed is lost; else the form shows that it
 * is being worked on, and then the answer.
 */
export async function onSubmit(
  desk: Desk,
  { body, ack }: { body: unknown; ack: AckFn<ViewResponseAction> },
): Promise<void> {
  const { user, team, view } = Submission.parse(body);
  const title = view.title.text;
  const about = formMetadata.decode(view.private_metadata);
  const operation = desk.operations.find(({ id }) => id === about?.operation);
  if (about === undefined || operation === undefined)
    return ack({ response_action: "update", view: messageView(title, outOfDate()) });

  const values = { ...about.hidden, ...readForm(view.state.values, operation.form(about.hidden)) };
  const preparation = operation.prepare(values);
  if (!preparation.ok)
    return ack({
      response_action: "errors",
      errors: formErrors(preparation.problems, operation.form(values)),
    });
  await ack({ response_action: "update", view: loadingView(title) });

  const modal = openModal(desk.client, view.id);
  const surface = modalSurface(desk, {
    modal,
    title,
    channel: about.channel,
    metadata: view.private_metadata,
  });
  const interaction = interactionOf(desk, {
    kind: "form",
    name: operation.id,
    user: user.id,
    team: team?.id,
    channel: about.channel,
    modal,
    surface,
  });
  const question = { operation: operation.id, values };
  await within(desk, interaction, () => ask(desk, interaction, question), question);
}
