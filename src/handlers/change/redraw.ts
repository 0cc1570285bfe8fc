import { readChangeForm } from "../../blocks/change/index.ts";
import { changeMetadata } from "../../blocks/codec.ts";
import type { Desk } from "../desk.ts";
import { openGate } from "../gate.ts";
import type { Interaction } from "../interaction.ts";
import { refuse } from "../refuse.ts";
import { draw } from "./begin.ts";

/** A form as it stands while a person fills it. */
interface StandingForm {
  readonly private_metadata: string;
  readonly state?: { readonly values?: unknown } | undefined;
}

/** A field was answered on which others or the preview depend: the form is drawn again with what was said so far. */
export async function redraw(
  desk: Desk,
  interaction: Interaction,
  form: StandingForm | undefined,
): Promise<void> {
  const about = changeMetadata.decode(form?.private_metadata);
  const operation = desk.operations.find(({ id }) => id === about?.operation);
  if (about === undefined || operation?.kind !== "write") return;
  const gate = await openGate(desk, interaction);
  if (await refuse(desk, interaction, gate, operation)) return;
  const values = { ...about.hidden, ...readChangeForm(form?.state?.values, about.many) };
  await interaction.modal?.show(
    await draw(desk, gate, { ...interaction, thread: about.thread }, operation, values),
  );
}
