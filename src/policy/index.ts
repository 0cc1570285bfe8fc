export { allowedRights, channelsAllowing, groupsNeeded, mayApprove, pauseChannel, reasonsAt } from "./ask.ts";
export { decide, isAllowed } from "./decide.ts";
export { explain } from "./explain.ts";
export { rightsGiven } from "./given.ts";
export { parsePolicy } from "./parse.ts";
export { publicAllowed } from "./public.ts";
export { isRight, RIGHTS, type Right } from "./rights.ts";
export type {
  Allowed,
  Amounts,
  Ask,
  Decision,
  LimitName,
  Named,
  Person,
  Place,
  Policy,
  Refusal,
  Refused,
} from "./types.ts";
