import { batchAlready, batchConfirmed, batchNotice, keptAwayMeanwhile } from "../../blocks/change/index.ts";
import { messageView } from "../../blocks/form.ts";
import { type Batch, keepBatch, keepNamed, type Named } from "../../database/batches.ts";
import { asError } from "../../log.ts";
import type { Change } from "../../operations/change.ts";
import { deedOf } from "../../operations/write.ts";
import { newChange } from "../change/confirm.ts";
import type { FormParts } from "../change/draw.ts";
import type { SentForm } from "../change/submit.ts";
import type { Desk } from "../desk.ts";
import type { Gate } from "../gate.ts";
import type { Interaction } from "../interaction.ts";
import { ruleOf } from "../refuse.ts";
import type { Seen, SeenSeveral } from "./look.ts";
import { runBatch } from "./run.ts";
import type { SaidSeveral } from "./several.ts";
import { showBatch, summaryOf } from "./show.ts";

/** Several changes that were previewed and confirmed exactly so. */
export interface ConfirmedSeveral {
  readonly said: SaidSeveral;
  readonly gate: Gate;
  readonly parts: FormParts;
  readonly seen: SeenSeveral;
  readonly changes: readonly { readonly row: Seen; readonly change: Change }[];
  /** Made with the preview: the same key is the same confirmation. */
  readonly key: string;
}

/** Keeps every change as a durable row of its own, then answers Slack, then does them one after another. */
export async function confirmSeveral(
  desk: Desk,
  interaction: Interaction,
  form: SentForm,
  confirmed: ConfirmedSeveral,
): Promise<void> {
  const { said, gate, changes } = confirmed;
  const batch = await keep(desk, interaction, form, confirmed);
  if (batch === undefined) {
    const again = { title: form.title, by: interaction.user };
    return form.modal.show(messageView(form.title, batchAlready(again)));
  }
  await form.modal.show(messageView(form.title, batchConfirmed(batch)));
  await auditDenied(desk, interaction, confirmed);
  const decision = gate.decide(said.operation, changes[0]?.change.amounts);
  // Whoever can approve is called by the first message, not by one that becomes the request later.
  if (decision?.allowed === true && decision.approvals === 0) await showBatch(desk, batch.id);
  await runBatch(desk, batch.id);
  await showInForm(desk, form, batch);
}

/** Undefined where this confirmation was kept before. */
async function keep(
  desk: Desk,
  interaction: Interaction,
  form: SentForm,
  confirmed: ConfirmedSeveral,
): Promise<Batch | undefined> {
  const { said, parts, seen, key } = confirmed;
  const named = seen.rows.map(({ label, refused }): Named => ({ label, refused }));
  const batch = await keepBatch(desk.database.db, {
    key,
    named,
    operation: said.operation.id,
    title: deedOf(said.several, said.labels.length),
    person: interaction.user,
    channel: interaction.channel,
    thread: parts.thread,
    createdAt: desk.now(),
  });
  if (batch === undefined) return undefined;
  const kept = await keepChanges(desk, interaction, form, confirmed, batch);
  if (kept.some(({ refused }, index) => refused !== named[index]?.refused))
    await keepNamed(desk.database.db, batch.id, kept);
  return batch;
}

/** Keeps the changes one by one; one that another change keeps away from its target is left out. */
async function keepChanges(
  desk: Desk,
  interaction: Interaction,
  form: SentForm,
  { said, gate, parts, seen, changes, key }: ConfirmedSeveral,
  batch: Batch,
): Promise<Named[]> {
  const named = [...batch.named];
  for (const { row, change } of changes) {
    const index = seen.rows.indexOf(row);
    const decision = gate.decide(said.operation, change.amounts);
    if (decision?.allowed !== true) throw new Error(`${said.operation.id} was previewed and is not allowed`);
    const one = { parts: { ...parts, values: row.values }, change, key: `${key}:${index}` };
    const claim = await desk.ledger.confirm({
      ...newChange(interaction, form, one, ruleOf(decision.rule)),
      view: undefined,
      batch: { id: batch.id, index },
    });
    if (claim.kind === "blocked")
      named[index] = { label: row.label, refused: keptAwayMeanwhile(claim.record) };
  }
  return named;
}

/** Those that the policy does not allow were tried too. */
async function auditDenied(
  desk: Desk,
  { user: person, channel, reference }: Interaction,
  { said, seen }: ConfirmedSeveral,
): Promise<void> {
  for (const { denied } of seen.rows) {
    if (denied === undefined) continue;
    const { target, decision } = denied;
    const rule = decision.rule === undefined ? undefined : ruleOf(decision.rule);
    const entry = {
      operation: said.operation.id,
      outcome: "denied",
      person,
      channel,
      reference,
      rule,
    } as const;
    await desk.audit.append({ ...entry, targets: [target] });
  }
}

/** Whoever closed the form reads the message. */
async function showInForm(desk: Desk, form: SentForm, batch: Batch): Promise<void> {
  try {
    await form.modal.show(messageView(form.title, batchNotice(await summaryOf(desk, batch))));
  } catch (error) {
    desk.log.info({ err: asError(error), batch: batch.id }, "the form of several changes was closed");
  }
}
