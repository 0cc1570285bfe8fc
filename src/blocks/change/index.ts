export { readState as readChangeForm } from "../form/read.ts";
export { approvalCard, type Reader } from "./approval.ts";
export {
  batchAlready,
  batchApprovalCard,
  batchConfirmed,
  batchNotice,
  batchOver,
  declineBatchForm,
  exactBatchView,
} from "./batch-approval.ts";
export { type Batch, batchProgress, batchSheet } from "./batch.ts";
export { batchForm, MOST_ROWS } from "./batch-form.ts";
export {
  AS_SAID_BELOW,
  batchRow,
  keptAwayBy,
  keptAwayMeanwhile,
  lostRow,
  NAMED_TWICE,
  NOBODY_ASKED,
  NOT_DONE,
  NOT_ENOUGH,
  NOT_READ,
  refusedRow,
  tooMany,
} from "./batch-words.ts";
export { changeForm } from "./form.ts";
export { CHANGE_VIEW, DECLINE_SEVERAL_VIEW, DECLINE_VIEW, SETTLE_VIEW } from "./ids.ts";
export {
  alreadyDone,
  blocked,
  impossible,
  nobodyToAsk,
  notInChannel,
  notYours,
  outcome,
  ownRequest,
  requesterNotice,
  type Unheard,
} from "./notices.ts";
export type { ChangeView } from "./view.ts";
export { declineForm, exactView, settleForm } from "./views.ts";
