import { loadingView } from "../blocks/form.ts";
import { failed } from "./boundary.ts";
import type { Desk } from "./desk.ts";
import type { Interaction } from "./interaction.ts";
import type { Modal } from "./modal.ts";
import { modalSurface } from "./surfaces.ts";

/** What is ready within this time is shown at once; else a working form opens first. Slack waits three seconds. */
const AT_ONCE_MS = 800;

/** An interaction that may show a form. */
export interface FormInteraction extends Interaction {
  readonly modal: Modal;
}

/**
 * Works towards a form before the trigger that may open it is worthless. Where that takes longer, a working form
 * opens meanwhile, and from then on everything is said in it, refusals and trouble too.
 */
export async function inForm(
  desk: Desk,
  interaction: FormInteraction,
  title: string,
  work: (inside: FormInteraction) => Promise<void>,
): Promise<void> {
  const { modal, channel, surface } = interaction;
  let opening: Promise<void> | undefined;
  const timer = setTimeout(() => {
    opening = modal.show(loadingView(title));
    // Whoever shows something next waits for it, and tells of its failure.
    opening.catch(() => undefined);
  }, AT_ONCE_MS);
  const shown: Modal = {
    show: async (view) => {
      clearTimeout(timer);
      await opening;
      await modal.show(view);
    },
  };
  const inside = modalSurface(desk, { modal: shown, title, channel, metadata: undefined });
  const whisper: typeof surface.whisper = (message) =>
    opening === undefined ? surface.whisper(message) : inside.whisper(message);
  const told = { ...interaction, modal: shown, surface: { ...surface, whisper } };
  try {
    await work(told);
  } catch (error) {
    if (opening === undefined) throw error;
    await failed(desk, told, error);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether Slack lets this interaction show a form. */
export function mayShowForm(interaction: Interaction): interaction is FormInteraction {
  return interaction.modal !== undefined;
}
