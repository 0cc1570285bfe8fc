import { object, oneOf } from "./rules.ts";

/** https://docs.slack.dev/reference/block-kit/composition-objects/slack-icon-object */
const NAMES =
  "archive book bookmark bot bug calendar call caret-left caret-right check clipboard code comment compass copy " +
  "cube download edit email eye-closed eye-open file flag folder gear globe heart help image info key lightbulb " +
  "link map mobile new-window pin plus refine refresh rocket save screen share sparkle star star-filled tag " +
  "thumbs-down thumbs-up trash upload user warning";

export const slackIcon = object({ type: oneOf("icon"), name: oneOf(...NAMES.split(" ")) });
