export { readState as readChangeForm } from "../form/read.ts";
export { approvalCard } from "./approval.ts";
export { type Batch, batchProgress, type BatchRow, batchSheet } from "./batch.ts";
export { batchForm, type BatchFormParts, type BatchFormRow } from "./batch-form.ts";
export { changeForm, type ChangeFormParts } from "./form.ts";
export { CHANGE_VIEW, DECLINE_VIEW, SETTLE_VIEW } from "./ids.ts";
export {
  alreadyDone,
  blocked,
  impossible,
  notInChannel,
  notYours,
  outcome,
  ownRequest,
  requesterNotice,
} from "./notices.ts";
export type { ChangeView } from "./view.ts";
export { declineForm, exactView, settleForm } from "./views.ts";
