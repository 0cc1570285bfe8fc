import { beforeColon, escapeCode, escapeMrkdwn } from "../escape.ts";
import { shown, shownPlain } from "../text.ts";
import { inZone, slackDate } from "../time.ts";

/**
 * A sentence twice: bare, for notifications and screen readers, which read signs aloud, and with Slack's markup.
 * Both are escaped, because Slack reads markup in the top-level text of a message too.
 */
export interface Said {
  readonly text: string;
  readonly mrkdwn: string;
}

/** Longer words from outside are a slip of the clipboard; a sentence shows how they begin. */
const LONGEST = 300;

/**
 * Builds a sentence. What stands in the template is ours; a string put into it is from outside, and is cut and
 * escaped. Only what {@link strong}, {@link code} and their like made brings markup along.
 */
export function say(template: TemplateStringsArray, ...parts: readonly (string | number | Said)[]): Said {
  const pieces = parts.map((part) => (typeof part === "object" ? part : outside(String(part))));
  const weave = (form: keyof Said) =>
    template.reduce((said, ours, index) => {
      const piece = pieces[index - 1]?.[form] ?? "";
      return said + (ours.startsWith(":") ? beforeColon(piece) : piece) + ours;
    });
  return { text: weave("text"), mrkdwn: weave("mrkdwn") };
}

/** Text from outside, on one line. */
export function outside(words: string, longest: number = LONGEST): Said {
  const safe = shown(words, longest);
  return { text: safe, mrkdwn: safe };
}

/** Words that carry the sentence. */
export function strong(words: string, longest: number = LONGEST): Said {
  const safe = shown(words, longest);
  return { text: safe, mrkdwn: safe === "" ? "" : `*${safe}*` };
}

/** Words as they are typed. */
export function code(words: string, longest: number = LONGEST): Said {
  const short = shownPlain(words, longest);
  return { text: escapeMrkdwn(short), mrkdwn: short === "" ? "" : `\`${escapeCode(short)}\`` };
}

/** A moment, in each reader's own zone where Slack can do that. */
export function moment(ms: number, zone: string): Said {
  return { text: inZone(ms, zone, "moment"), mrkdwn: slackDate(ms, zone) };
}

/** Sentences one after the other; what says nothing leaves no gap. */
export function sentences(...all: readonly (Said | undefined)[]): Said {
  return joinSaid(all, " ");
}

/** One below the other. */
export function lines(...all: readonly (Said | undefined)[]): Said {
  return joinSaid(all, "\n");
}

/** "a, b or c"; from `most` on "a, b or 10 more". */
export function listing(all: readonly Said[], word: "and" | "or", most = 6): Said {
  const some = all.length <= most ? all : [...all.slice(0, most - 1), say`${all.length - most + 1} more`];
  const [last, ...before] = some.toReversed();
  if (last === undefined) return { text: "", mrkdwn: "" };
  if (before.length === 0) return last;
  const first = joinSaid(before.toReversed(), ", ");
  return { text: `${first.text} ${word} ${last.text}`, mrkdwn: `${first.mrkdwn} ${word} ${last.mrkdwn}` };
}

/** Pieces with something between them; what says nothing leaves no gap. */
export function joinSaid(all: readonly (Said | undefined)[], between: string): Said {
  const said = all.filter((each) => each !== undefined).filter(({ text }) => text !== "");
  return {
    text: said.map(({ text }) => text).join(between),
    mrkdwn: said.map(({ mrkdwn }) => mrkdwn).join(between),
  };
}
