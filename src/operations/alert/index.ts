import type { Operation } from "../operation.ts";
import { createAlert } from "./create.ts";
import { editAlert } from "./edit.ts";
import { listAlerts } from "./list.ts";
import { previewAlert } from "./preview.ts";
import { deleteAlert, pauseAlert, resumeAlert, runAlert } from "./small-deeds.ts";

/** What can be done with alerts, in the order that help and menus show it. */
export const ALERTS: readonly Operation[] = [
  listAlerts,
  createAlert,
  previewAlert,
  runAlert,
  editAlert,
  pauseAlert,
  resumeAlert,
  deleteAlert,
];
