import { readChangeForm } from "../../blocks/change/index.ts";
import type { ChangeMetadata } from "../../blocks/codec.ts";
import type { ManageOperation } from "../../operations/manage.ts";
import type { Desk } from "../desk.ts";
import type { Interaction } from "../interaction.ts";
import { refuse } from "../refuse.ts";
import { look, targetsOf } from "./begin.ts";
import { drawManaging, drawUnfound } from "./draw.ts";

/** A field was answered on which others depend: the form is drawn again with what was said so far, without preview. */
export async function redraw(
  desk: Desk,
  interaction: Interaction,
  operation: ManageOperation,
  about: ChangeMetadata,
  state: unknown,
): Promise<void> {
  const values = { ...about.hidden, ...readChangeForm(state, about.many) };
  const seen = await look(desk, interaction, operation, values);
  if (await refuse(desk, interaction, seen.gate, operation, { targets: targetsOf(seen.look) })) return;
  const parts = { operation, values, channel: about.channel };
  await interaction.modal?.show(
    seen.look.ok ? drawManaging(parts, seen.look.managing) : drawUnfound(parts, seen.look),
  );
}
