import { randomUUID } from "node:crypto";
import type { ModalView } from "@slack/types";
import { batchForm } from "../../blocks/change/index.ts";
import { fingerprint } from "../../ledger/index.ts";
import { deedOf } from "../../operations/write.ts";
import { carriedBy, type FormParts, material } from "../change/draw.ts";
import type { Seen, SeenSeveral } from "./look.ts";
import type { SaidSeveral } from "./several.ts";

/** The form of several changes: a row each, what is said to all of them once, and one confirmation. */
export function drawSeveral(said: SaidSeveral, parts: FormParts, { rows, fields }: SeenSeveral): ModalView {
  const { labels, several } = said;
  const open = rows.filter(({ refused }) => refused === undefined);
  // A row whose change cannot be foreseen yet has nothing that could be confirmed.
  const isPreviewed = open.length > 0 && open.every(({ depends }) => depends !== undefined);
  return batchForm({
    title: deedOf(several, labels.length),
    deed: deedOf(several, open.length),
    rows,
    fields,
    values: parts.values,
    notice: parts.notice,
    call: open[0]?.call,
    metadata: carriedBy(
      parts,
      fields,
      isPreviewed ? { key: randomUUID(), seen: seenOf(parts, { rows, fields }) } : {},
    ),
  });
}

/** Hashes of what the preview was made of. */
export function seenOf({ values }: Pick<FormParts, "values">, { rows, fields }: SeenSeveral) {
  return { values: fingerprint(material(values, fields)), depends: fingerprint(rows.map(dependsOf)) };
}

function dependsOf({ label, refused, depends }: Seen): unknown {
  return refused === undefined ? { label, depends } : { label };
}
