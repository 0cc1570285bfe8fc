import { readChangeForm } from "../blocks/change/index.ts";
import { changeMetadata } from "../blocks/codec.ts";
import type { Values } from "../operations/question.ts";
import type { WriteOperation } from "../operations/write.ts";
import { beginSeveral, draw as drawSeveral } from "./batch/begin.ts";
import { saidOnce, severalOf } from "./batch/several.ts";
import { onSeveralSubmit } from "./batch/submit.ts";
import { begin as beginOne } from "./change/begin.ts";
import { redraw as redrawOne } from "./change/redraw.ts";
import { onChangeSubmit as submitOne, type SentForm } from "./change/submit.ts";
import type { Desk } from "./desk.ts";
import { openGate } from "./gate.ts";
import type { Interaction } from "./interaction.ts";
import { redraw as redrawManage } from "./manage/redraw.ts";
import { refuse } from "./refuse.ts";

/** Begins a change, or several at once where several things were named. Nothing is sent. */
export async function begin(
  desk: Desk,
  interaction: Interaction,
  operation: WriteOperation,
  values: Values,
): Promise<void> {
  const said = severalOf(operation, values);
  await (said === undefined
    ? beginOne(desk, interaction, operation, saidOnce(operation, values))
    : beginSeveral(desk, interaction, said, values));
}

type StandingForm = Parameters<typeof redrawOne>[2];

/** A field was answered on which the preview depends: the form is drawn again with what was said so far. */
export async function redraw(desk: Desk, interaction: Interaction, form: StandingForm): Promise<void> {
  const about = changeMetadata.decode(form?.private_metadata);
  const operation = desk.operations.find(({ id }) => id === about?.operation);
  if (operation?.kind === "manage" && about !== undefined)
    return redrawManage(desk, interaction, operation, about, form?.state?.values);
  const sent = readSeveral(desk, form?.private_metadata, form?.state?.values);
  if (sent === undefined) return redrawOne(desk, interaction, form);
  const gate = await openGate(desk, interaction);
  if (await refuse(desk, interaction, gate, sent.said.operation)) return;
  const place = { channel: interaction.channel, thread: sent.about.thread };
  await interaction.modal?.show(await drawSeveral(desk, gate, place, sent.said, sent.values));
}

/** The form of a change was sent, or that of several. */
export async function onChangeSubmit(desk: Desk, interaction: Interaction, form: SentForm): Promise<void> {
  const sent = readSeveral(desk, form.metadata, form.state);
  await (sent === undefined
    ? submitOne(desk, interaction, form)
    : onSeveralSubmit(desk, interaction, form, sent));
}

function readSeveral(desk: Desk, metadata: string | undefined, state: unknown) {
  const about = changeMetadata.decode(metadata);
  if (about === undefined) return undefined;
  const values = { ...about.hidden, ...readChangeForm(state, about.many) };
  const said = severalOf(
    desk.operations.find(({ id }) => id === about.operation),
    values,
  );
  return said === undefined ? undefined : { said, values, about };
}
