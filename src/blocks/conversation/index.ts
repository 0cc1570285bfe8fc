export type { Again } from "./again.ts";
export { renderHelp } from "./help.ts";
export { incomplete } from "./incomplete.ts";
export { renderMenu } from "./menu.ts";
export {
  channelIdChanged,
  csvSent,
  fileNotShared,
  outOfDate,
  shared,
  sharedFileLine,
  sharedOutside,
  working,
} from "./notices.ts";
export { notUnderstood } from "./not-understood.ts";
export type { Failure } from "./omni-trouble.ts";
export { refusal } from "./refusal.ts";
export { renderStatus } from "./status.ts";
export { slackTrouble, trouble, unexpected } from "./trouble.ts";
export { welcome } from "./welcome.ts";
export { renderWhy } from "./why.ts";
