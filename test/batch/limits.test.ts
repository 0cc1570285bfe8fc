import { expect, test } from "vitest";
import {
  batchApprovalCard,
  batchForm,
  batchProgress,
  batchRow,
  declineBatchForm,
  exactBatchView,
} from "../../src/blocks/change/index.ts";
import type { ChangeRecord } from "../../src/ledger/index.ts";
import { lead, record } from "../blocks/change/records.ts";
import { faultsOf, faultsOfView } from "../blocks/change/slack.ts";

/** Words of others, as bad as they come: long, with markup and mentions. */
const BAD = "<!channel> *bold* _x_ `code` <https://a.b|c> & ".repeat(12);

/** Twenty-five that wait, each with everything as long as it can be. */
const WAITING: readonly ChangeRecord[] = Array.from({ length: 25 }, (_, index) => {
  const each = record({ id: `change-${index}`, state: "waiting", approvalsNeeded: 1, reason: BAD });
  const { kept } = each;
  if (kept === undefined) throw new Error("a record that waits is kept");
  const preview = { now: BAD, after: BAD, undo: BAD, warning: `${index} ${BAD}` };
  const call = { ...kept.call, body: { Reason: BAD.repeat(5) } };
  return { ...each, kept: { ...kept, preview, call, shownCall: call } };
});
const [first] = WAITING;
if (first === undefined) throw new Error("nothing waits");
const rows = WAITING.map(({ kept }, index) => ({
  ...kept?.preview,
  label: `${index} ${BAD}`,
  now: BAD,
  after: BAD,
  refused: index % 5 === 0 ? BAD : undefined,
}));
const ask = { id: "batch", deed: BAD, rows, waiting: first };

test("Slack takes twenty-five of the worst, in each form, and nothing in them is markup of others", () => {
  expect(faultsOf(batchApprovalCard(ask, { ...lead, repeated: true }), ["U0ANA"])).toEqual([]);
  expect(faultsOfView(declineBatchForm(ask), ["U0ANA"])).toEqual([]);
  expect(faultsOfView(exactBatchView(BAD, WAITING), [])).toEqual([]);
  const told = WAITING.map((each, index) => batchRow(`${index} ${BAD}`, each));
  const batch = {
    id: "batch",
    title: BAD,
    total: 25,
    rows: told,
    by: "U0ANA",
    asOf: lead.now,
    decisions: first.decisions,
  };
  expect(faultsOf(batchProgress(batch, { ...lead, repeated: true, sheetId: "sheet" }), ["U0ANA"])).toEqual(
    [],
  );
  const metadata = { operation: "shipment.reject", hidden: {}, own: [], many: [], key: "key" };
  const form = { title: BAD, deed: BAD, rows, fields: [], values: {}, call: first.kept?.shownCall, metadata };
  expect(faultsOfView(batchForm(form), [])).toEqual([]);
});
