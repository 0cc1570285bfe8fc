export { allowedRights, channelsAllowing, groupsNeeded, mayApprove, pauseChannel, reasonsAt } from "./ask.ts";
export { decide } from "./decide.ts";
export { explain, type Naming } from "./explain.ts";
export { type Parsed, parsePolicy } from "./parse.ts";
export { publicAllowed } from "./public.ts";
export { isRight, RIGHTS, type Right } from "./rights.ts";
export type {
  Allowed,
  Amounts,
  Approvers,
  Ask,
  Decision,
  LimitName,
  Limits,
  Named,
  Person,
  Place,
  Policy,
  Refusal,
  Refused,
  RuleRef,
} from "./types.ts";
