import { batchAlready } from "../../blocks/change/index.ts";
import type { ChangeMetadata } from "../../blocks/codec.ts";
import { formErrors, messageView } from "../../blocks/form.ts";
import { findBatch } from "../../database/batches.ts";
import { sentencesOf } from "../../operations/operation.ts";
import type { Values } from "../../operations/question.ts";
import { areAsked, CHECK, lookInTime, MOVED, type SentForm } from "../change/submit.ts";
import { refuseUnheard } from "../change/deciders.ts";
import type { Desk } from "../desk.ts";
import { openGate } from "../gate.ts";
import type { Interaction } from "../interaction.ts";
import { refuse } from "../refuse.ts";
import { tooManyOf } from "./begin.ts";
import { confirmSeveral } from "./confirm.ts";
import { drawSeveral, seenOf } from "./draw.ts";
import { changesOf, lookAtSeveral, problemsOf } from "./look.ts";
import { type SaidSeveral, targetsOf } from "./several.ts";
import { summaryOf } from "./show.ts";

/** What came with the form of several changes. */
export interface SentSeveral {
  readonly said: SaidSeveral;
  readonly values: Values;
  readonly about: ChangeMetadata;
}

/**
 * The form of several changes was sent. What was previewed exactly so, and still is so, is confirmed as a whole;
 * anything else shows the preview and asks once more.
 */
export async function onSeveralSubmit(
  desk: Desk,
  interaction: Interaction,
  form: SentForm,
  { said, values, about }: SentSeveral,
): Promise<void> {
  const crowd = tooManyOf(said);
  if (crowd !== undefined) return form.modal.show(messageView(form.title, crowd));
  const before = about.key === undefined ? undefined : await findBatch(desk.database.db, { key: about.key });
  if (before !== undefined)
    return form.modal.show(messageView(form.title, batchAlready(await summaryOf(desk, before))));
  const gate = await openGate(desk, interaction);
  if (await refuse(desk, interaction, gate, said.operation, { targets: targetsOf(said) })) return;
  const seen = await lookInTime(form, lookAtSeveral(desk, gate, said, values));
  const parts = { operation: said.operation, values, channel: about.channel, thread: about.thread };
  const draw = (notice?: string) => drawSeveral(said, { ...parts, notice }, seen);
  const problems = problemsOf(seen.rows);
  if (problems.length > 0) {
    const errors = formErrors(problems, seen.fields);
    if (!areAsked(errors, form.state)) return form.modal.show(draw());
    return form.modal.refuse(errors, () => draw(sentencesOf(problems)));
  }
  const now = seenOf(parts, seen);
  const same = about.seen?.values === now.values;
  const moved = about.seen !== undefined && about.seen.depends !== now.depends;
  const changes = changesOf(seen.rows);
  const amounts = changes.map(({ change }) => change.amounts);
  if (about.key === undefined || !same || moved || changes.length === 0)
    return form.modal.show(draw(same && moved ? MOVED : changes.length === 0 ? undefined : CHECK));
  if (await refuseUnheard(desk, interaction, gate, said.operation, amounts)) return;
  await confirmSeveral(desk, interaction, form, { said, parts, seen, changes, gate, key: about.key });
}
